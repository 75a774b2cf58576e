package chat.parley.desktop.session;

import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.Timers;
import chat.parley.model.TypingKind;
import chat.parley.protocol.Typing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is typing: tells the others while this person types, and shows the others until they stop or
/// 8 s pass. Belongs to the FX thread.
public final class TypingSignals {
    private static final Duration REPEAT = Duration.ofSeconds(4);
    private static final Duration IDLE = Duration.ofSeconds(6);
    private static final Duration SHOWN_FOR = Duration.ofSeconds(8);
    private static final int MOST_MEMBERS = 100;

    private final Server server;
    private final Timers timers;
    private final Map<Seen, Timers.Scheduled> seen = new HashMap<>();
    private @Nullable RoomEntry typingIn;
    private Instant toldAt = Instant.EPOCH;
    private Timers.@Nullable Scheduled idle;

    TypingSignals(Server server, Timers timers) {
        this.server = server;
        this.timers = timers;
    }

    /// The person changed the text for a room. Told at once, then each 4 s; ends by itself 6 s
    /// after the last change.
    public void typed(RoomEntry room) {
        if (typingIn != room) {
            stopped();
        }
        if (room.memberCountProperty().get() > MOST_MEMBERS) {
            return;
        }
        if (idle != null) {
            idle.cancel();
        }
        idle = timers.after(IDLE, this::stopped);
        Instant now = timers.now();
        if (typingIn == null || !now.isBefore(toldAt.plus(REPEAT))) {
            typingIn = room;
            toldAt = now;
            tell(room, true);
        }
    }

    /// The person sent, cleared or left the text.
    public void stopped() {
        if (idle != null) {
            idle.cancel();
            idle = null;
        }
        if (typingIn != null) {
            tell(typingIn, false);
            typingIn = null;
        }
    }

    private void tell(RoomEntry room, boolean on) {
        server.tell(i -> new Typing(i, room.id(), null, TypingKind.TEXT, on));
    }

    void seen(RoomEntry room, PersonEntry person, boolean on) {
        Seen key = new Seen(room, person);
        Timers.Scheduled earlier = seen.remove(key);
        if (earlier != null) {
            earlier.cancel();
        }
        if (!on) {
            room.mutableTyping().remove(person);
            return;
        }
        if (!room.typing().contains(person)) {
            room.mutableTyping().add(person);
        }
        seen.put(key, timers.after(SHOWN_FOR, () -> seen(room, person, false)));
    }

    /// Without a connection nobody is known to type.
    void disconnected() {
        seen.values().forEach(Timers.Scheduled::cancel);
        seen.keySet().forEach(key -> key.room().mutableTyping().clear());
        seen.clear();
        if (idle != null) {
            idle.cancel();
            idle = null;
        }
        typingIn = null;
    }

    /// One person seen typing in one room.
    private record Seen(RoomEntry room, PersonEntry person) {}
}
