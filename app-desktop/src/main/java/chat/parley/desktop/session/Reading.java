package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.Timers;
import chat.parley.model.RoomId;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.ReadPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Read pointers: what was seen here is told to the server, at most twice a second for each room
/// and never backwards. Belongs to the FX thread.
public final class Reading {
    private static final Duration AT_MOST_EACH = Duration.ofMillis(500);

    private final Server server;
    private final Timers timers;
    private final Map<RoomId, Long> waiting = new HashMap<>();
    private final Map<RoomId, Timers.Scheduled> pauses = new HashMap<>();
    private final Consumer<RoomEntry> onMoved;

    /// @param onMoved hears of every room whose pointer or counts changed here
    Reading(Server server, Timers timers, Consumer<RoomEntry> onMoved) {
        this.server = server;
        this.timers = timers;
        this.onMoved = onMoved;
    }

    /// Everything up to this number was seen. A smaller one than before changes nothing.
    public void markRead(RoomEntry room, long seq) {
        if (seq <= room.readSeq()) {
            return;
        }
        room.unreadCount().readTo(seq);
        room.showUnread();
        onMoved.accept(room);
        waiting.put(room.id(), seq);
        if (!pauses.containsKey(room.id())) {
            tell(room);
        }
    }

    /// The connection stands again: tells what was read without it.
    void connected(RoomEntry room, long serverReadSeq) {
        if (room.readSeq() > serverReadSeq) {
            waiting.put(room.id(), room.readSeq());
            tell(room);
        }
    }

    private void tell(RoomEntry room) {
        Long seq = waiting.remove(room.id());
        if (seq == null) {
            return;
        }
        pauses.put(
                room.id(),
                timers.after(
                        AT_MOST_EACH,
                        () -> {
                            pauses.remove(room.id());
                            tell(room);
                        }));
        server.ask(
                i -> new MarkRead(i, room.id(), seq, null),
                ReadPosition.class,
                outcome -> told(room, outcome));
    }

    private void told(RoomEntry room, Outcome<ReadPosition> outcome) {
        outcome.whenDone(position ->
                moved(room, position.readSeq(), position.unread(), position.mentions()));
    }

    /// The server says where the pointer is, here or moved by another device.
    void moved(RoomEntry room, long readSeq, int unread, int mentions) {
        room.unreadCount().moved(readSeq, unread, mentions);
        room.showUnread();
        onMoved.accept(room);
    }
}
