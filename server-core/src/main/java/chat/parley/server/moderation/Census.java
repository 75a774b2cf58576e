package chat.parley.server.moderation;

import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomListing;
import chat.parley.protocol.ServerStatistics;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Counts what there is on the server. Thread-safe; blocks on the database.
public final class Census {

    private final Database database;
    private final String version;
    private final Instant startedAt;

    /// @param version of this program
    /// @param startedAt when this node started
    public Census(Database database, String version, Instant startedAt) {
        this.database = database;
        this.version = version;
        this.startedAt = startedAt;
    }

    /// The present counts.
    ///
    /// @param connections open ones of this node
    public ServerStatistics taken(int connections) {
        return database.read(handle ->
                new ServerStatistics(
                        version,
                        startedAt,
                        count(handle, "person"),
                        count(handle, "person where state = 'suspended'"),
                        count(handle, "person where server_role = 'admin'"),
                        count(handle, "session where ended_at is null"),
                        connections,
                        count(handle, "room where deleted_at is null"),
                        count(handle, "message"),
                        count(handle, "report where resolved_at is null")));
    }

    /// Public rooms and channels, the largest first.
    ///
    /// @param most no more than so many
    public List<RoomListing> rooms(int most) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                select id, name, topic, kind, member_count, head from room
                                where kind in ('public', 'channel') and deleted_at is null
                                order by member_count desc, id limit :most
                                """)
                        .bind("most", most)
                        .map((row, _) ->
                                new RoomListing(
                                        new RoomId(Columns.uuid(row, "id")),
                                        Columns.text(row, "name"),
                                        Columns.textOrNull(row, "topic"),
                                        RoomKind.of(Columns.text(row, "kind")),
                                        row.getInt("member_count"),
                                        row.getLong("head")))
                        .list());
    }

    private static long count(Handle handle, String what) {
        return handle.createQuery("select count(*) from " + what).mapTo(Long.class).one();
    }
}
