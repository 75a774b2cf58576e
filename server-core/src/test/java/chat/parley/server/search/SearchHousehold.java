package chat.parley.server.search;

import static chat.parley.server.messages.TestHouse.op;
import static org.awaitility.Awaitility.await;

import chat.parley.model.FileId;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Search;
import chat.parley.server.db.Columns;
import chat.parley.server.db.LockKey;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.db.TestFolders;
import chat.parley.server.messages.Household;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;

/// A household whose messages can be found. Owned by the test's thread.
abstract class SearchHousehold extends Household {

    final MessageSearch index;
    @AutoClose final Searches searches;
    final Path folder;

    SearchHousehold(TestDatabases.Kind kind) {
        super(kind);
        folder = TestFolders.fresh();
        index = MessageSearch.of(house.database, folder);
        searches = new Searches(house.database, house.doorbell, house.people, index);
    }

    MessageId say(PersonId by, RoomId room, String text) {
        return house.say(by, room, text).message();
    }

    void join(PersonId person, RoomId room) {
        house.rooms.join(person, new JoinRoom(1, op(), room));
    }

    /// Waits until the index has taken in all there is.
    void settle() {
        await().until(() -> index.behind().isEmpty());
        index.show();
    }

    MessagesFound page(
            PersonId by, String query, @Nullable RoomId room, @Nullable String cursor, int limit) {
        return searches.find(by, new Search(1, query, room, cursor, limit));
    }

    /// The texts of the newest messages that are found.
    List<String> texts(PersonId by, String query, @Nullable RoomId room) {
        settle();
        return page(by, query, room, null, 50).items().stream()
                .map(hit -> hit.message().text())
                .toList();
    }

    /// A file that was uploaded, without its bytes.
    FileId file(PersonId owner, String name, String type, String kind) {
        FileId id = new FileId(UUID.randomUUID());
        house.database
                .writes()
                .write(
                        LockKey.none(),
                        handle ->
                                handle.createUpdate(
                                                "insert into stored_file (id, owner, name, length, bytes,"
                                                        + " created_at, finished_at, hash, type, kind,"
                                                        + " waveform) values (:id, :owner, :name, 1, 1,"
                                                        + " :at, :at, 'none', :type, :kind, :waveform)")
                                        .bind("id", id.value())
                                        .bind("owner", owner.value())
                                        .bind("name", name)
                                        .bind("at", Columns.bind(house.clock.instant()))
                                        .bind("type", type)
                                        .bind("kind", kind)
                                        .bind("waveform", kind.equals("voice") ? "AA==" : null)
                                        .execute());
        return id;
    }

    /// Changes rows behind everybody's back.
    void meddle(String sql) {
        house.database.writes().write(LockKey.none(), handle -> handle.execute(sql));
    }

    /// Puts messages `row n` into a room, past the server.
    void load(RoomId room, PersonId author, long from, long to) {
        house.database
                .writes()
                .write(
                        LockKey.none(),
                        handle -> {
                            PreparedBatch rows =
                                    handle.prepareBatch(
                                            "insert into message (id, room, seq, changed_seq,"
                                                    + " timeline_seq, author, operation_id,"
                                                    + " body_hash, at, text)"
                                                    + " values (:id, :room, :n, :n, :n, :author,"
                                                    + " :id, 'x', :at, 'row ' || cast(:n as bigint))");
                            for (long n = from; n <= to; n++) {
                                rows.bind("id", UUID.randomUUID())
                                        .bind("room", room.value())
                                        .bind("n", n)
                                        .bind("author", author.value())
                                        .bind("at", Columns.bind(house.clock.instant()))
                                        .add();
                            }
                            rows.execute();
                            return handle.createUpdate("update room set head = ? where id = ?")
                                    .bind(0, to)
                                    .bind(1, room.value())
                                    .execute();
                        });
    }

    static List<Long> numbers(MessagesFound page) {
        return page.items().stream().map(hit -> hit.message()).map(Message::seq).toList();
    }
}
