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
    private final Recount recount;

    /// @param onMoved hears of every room whose pointer or counts changed here
    Reading(Server server, Timers timers, Consumer<RoomEntry> onMoved) {
        this.server = server;
        this.timers = timers;
        this.onMoved = onMoved;
        recount = new Recount(server, timers, this::show);
    }

    /// Everything up to this number was seen. A smaller one than before changes nothing.
    public void markRead(RoomEntry room, long seq) {
        if (seq <= room.readSeq()) {
            return;
        }
        room.unreadCount().readTo(seq);
        show(room);
        waiting.put(room.id(), seq);
        if (!pauses.containsKey(room.id())) {
            tell(room);
        }
    }

    /// The connection stands again: tells what was read without it.
    void connected(RoomEntry room) {
        if (room.unreadCount().ahead()) {
            waiting.put(room.id(), room.readSeq());
            tell(room);
        }
    }

    /// Where counts are made anew.
    Recount recount() {
        return recount;
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
                outcome -> told(room, seq, outcome));
    }

    private void told(RoomEntry room, long seq, Outcome<ReadPosition> outcome) {
        outcome.whenDone(position -> {
            room.unreadCount().told(seq);
            room.unreadCount().moved(position.readSeq(), position.unread(), position.mentions());
            show(room);
        });
    }

    /// The server says where the pointer is: moved from here or by another device, which may also
    /// have moved it back. While a pointer of this device is on its way nobody can tell which of
    /// them the server took last, so that it is asked.
    void moved(RoomEntry room, long readSeq, int unread, int mentions) {
        UnreadCount count = room.unreadCount();
        boolean taken = count.moved(readSeq, unread, mentions);
        boolean readInThread = taken && count.mentions() > mentions;
        if (!taken || readInThread) {
            recount.wanted(room);
        }
        show(room);
    }

    private void show(RoomEntry room) {
        room.showUnread();
        onMoved.accept(room);
    }
}
