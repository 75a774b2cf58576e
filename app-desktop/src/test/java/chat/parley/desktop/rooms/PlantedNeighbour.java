package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.people.MembersModel;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Toolkit;
import java.util.List;

/// Breaks the arrows on purpose, so that a test can see that they are guarded: a screen that knows
/// its neighbour, JSON and AWT.
public final class PlantedNeighbour {
    private PlantedNeighbour() {}

    /// What a screen must not touch.
    public static List<Class<?>> touched() {
        return List.of(MembersModel.class, Texts.class, ObjectMapper.class, Toolkit.class);
    }
}
