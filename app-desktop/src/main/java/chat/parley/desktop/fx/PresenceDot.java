package chat.parley.desktop.fx;

import chat.parley.model.Presence;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// Shows a person's presence as the dot of an avatar. Belongs to the FX thread.
public final class PresenceDot {
    private PresenceDot() {}

    /// Which dot stands for a presence.
    public static Avatar.Dot of(Presence presence) {
        return switch (presence) {
            case ONLINE -> Avatar.Dot.ONLINE;
            case AWAY -> Avatar.Dot.AWAY;
            case BUSY -> Avatar.Dot.BUSY;
            case OFFLINE, INVISIBLE -> Avatar.Dot.OFFLINE;
        };
    }

    /// Keeps the dot of `avatar` in step with `presence` until the subscription ends.
    public static Subscription follow(Avatar avatar, ObservableValue<Presence> presence) {
        return presence.subscribe(now -> avatar.show(of(now)));
    }
}
