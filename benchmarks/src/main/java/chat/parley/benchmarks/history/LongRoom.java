package chat.parley.benchmarks.history;

import chat.parley.benchmarks.wire.AccountDesk;
import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.benchmarks.wire.Crowd;
import chat.parley.model.RoomId;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Search;
import chat.parley.protocol.SessionGrant;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// A room of 1,000,000 messages, and somebody in it. The environment variable `MESSAGES` makes it
/// shorter for a try.
final class LongRoom implements AutoCloseable {

    static final long MESSAGES =
            Long.parseLong(System.getenv().getOrDefault("MESSAGES", "1000000"));

    private static final Duration CONNECT = Duration.ofSeconds(60);

    private static final long INDEXED_WITHIN_MINUTES = 60;

    private final ChatLink link;
    private final RoomId room;

    private LongRoom(ChatLink link, RoomId room) {
        this.link = link;
        this.room = room;
    }

    static LongRoom on(Stage stage) throws IOException, SQLException, TimeoutException {
        SessionGrant reader;
        RoomId room;
        try (AccountDesk desk = new AccountDesk()) {
            reader = desk.open(stage.port(), "reader");
        }
        try (ChatLink link = ChatLink.open(stage.port(), reader.token(), CONNECT)) {
            room = Crowd.create(link, "long room");
        }
        stage.fill(connection -> Rows.add(connection, room, reader.person(), MESSAGES));
        return new LongRoom(ChatLink.open(stage.port(), reader.token(), CONNECT), room);
    }

    ChatLink link() {
        return link;
    }

    RoomId room() {
        return room;
    }

    /// How many are on the first page of those in which this is found.
    int found(String query) throws IOException {
        return link.call(MessagesFound.class, i -> new Search(i, query, room, null, null))
                .items()
                .size();
    }

    /// Waits until all messages can be found: a server that has just been given a million of them
    /// is busy with that for minutes.
    void awaitIndexed() throws IOException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(INDEXED_WITHIN_MINUTES);
        while (!knowsLast()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("the last message is not found");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private boolean knowsLast() throws IOException {
        try {
            return found(Chatter.LAST) > 0;
        } catch (IOException refused) {
            if (!String.valueOf(refused.getMessage()).contains("UNAVAILABLE")) {
                throw refused;
            }
            // There is no whole index yet.
            return false;
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
