package chat.parley.benchmarks.history;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;

/// Puts messages into a room past the server, which would need hours for them.
final class Rows {

    private static final int BATCH = 1_000;
    private static final int COMMIT = 20_000;
    private static final String INSERT =
            "insert into message (id, room, seq, changed_seq, timeline_seq, author, operation_id,"
                    + " body_hash, at, text) values (?, ?, ?, ?, ?, ?, ?, 'loaded', ?, ?)";

    private Rows() {}

    /// Adds `count` messages above the room's head, a second apart, the last one now.
    static void add(Connection connection, RoomId room, PersonId author, long count)
            throws SQLException {
        connection.setAutoCommit(false);
        long head = head(connection, room);
        OffsetDateTime first = OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(count);
        Random random = new Random(room.value().getLeastSignificantBits());
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (long n = 1; n <= count; n++) {
                OffsetDateTime at = first.plusSeconds(n);
                UUID id = id(at.toInstant().toEpochMilli(), random);
                insert.setObject(1, id);
                insert.setObject(2, room.value());
                insert.setLong(3, head + n);
                insert.setLong(4, head + n);
                insert.setLong(5, head + n);
                insert.setObject(6, author.value());
                // A random one, as clients make them, would take most of the time of loading.
                insert.setObject(7, id);
                insert.setObject(8, at);
                insert.setString(9, Chatter.text(n, n == count));
                insert.addBatch();
                if (n % BATCH == 0 || n == count) {
                    insert.executeBatch();
                }
                if (n % COMMIT == 0) {
                    connection.commit();
                }
            }
        }
        end(connection, room, head + count);
    }

    /// Like those of the server: version 7, ascending.
    private static UUID id(long millis, Random random) {
        return new UUID(
                (millis << 16) | 0x7000L | random.nextInt(0x1000),
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private static long head(Connection connection, RoomId room) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select head from room where id = ?")) {
            select.setObject(1, room.value());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void end(Connection connection, RoomId room, long head) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update room set head = ?, last_message ="
                                + " (select id from message m where m.room = room.id and m.seq = ?)"
                                + " where id = ?")) {
            update.setLong(1, head);
            update.setLong(2, head);
            update.setObject(3, room.value());
            update.executeUpdate();
        }
        connection.commit();
    }
}
