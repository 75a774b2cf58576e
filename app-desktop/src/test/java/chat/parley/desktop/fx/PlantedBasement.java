package chat.parley.desktop.fx;

import chat.parley.desktop.rooms.PlantedNeighbour;

/// Breaks the arrows on purpose: the ground floor that looks up to a screen, which closes a cycle.
public final class PlantedBasement {
    private PlantedBasement() {}

    /// What the ground floor must not touch.
    public static int touched() {
        return PlantedNeighbour.touched().size();
    }
}
