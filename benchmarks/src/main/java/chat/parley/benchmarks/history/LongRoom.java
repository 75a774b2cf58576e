package chat.parley.benchmarks.history;

import chat.parley.benchmarks.wire.AccountDesk;
import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.benchmarks.wire.Crowd;
import chat.parley.model.RoomId;
import chat.parley.protocol.SessionGrant;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// A room of 1,000,000 messages, and somebody in it. The environment variable `MESSAGES` makes it
/// shorter for a try.
final class LongRoom implements AutoCloseable {

    static final long MESSAGES =
            Long.parseLong(System.getenv().getOrDefault("MESSAGES", "1000000"));

    private static final Duration CONNECT = Duration.ofSeconds(60);

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

    @Override
    public void close() {
        link.close();
    }
}
