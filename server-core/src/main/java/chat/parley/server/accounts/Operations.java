package chat.parley.server.accounts;

import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.Sha256;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.Operation;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.Columns;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Remembers which operations were carried out, so that the same id again gives the first answer.
///
/// No state; called inside a write. Messages carry their operation id themselves and are looked up
/// with the others.
public final class Operations {

    /// Nobody retries what is older.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final WireCodec CODEC = new WireCodec();

    private static final String FIND =
            """
            select body_hash, room, seq from operation where author = :author and operation_id = :op
            union all
            select body_hash, room, seq from message where author = :author and operation_id = :op
            """;

    private static final String REMEMBER =
            """
            insert into operation (author, operation_id, command, body_hash, room, seq, at)
            values (:author, :op, :command, :hash, :room, :seq, :at)
            """;

    private Operations() {}

    /// What an operation gave the first time.
    ///
    /// @param room the room it changed or made, if any
    /// @param seq the number it took; absent if it changed nothing
    public record Earlier(@Nullable RoomId room, @Nullable Long seq) {}

    private record Found(String hash, Earlier earlier) {

        static Found read(ResultSet row) throws SQLException {
            UUID room = Columns.uuidOrNull(row, "room");
            long number = row.getLong("seq");
            Long seq = row.wasNull() ? null : number;
            return new Found(
                    Columns.text(row, "body_hash"),
                    new Earlier(room == null ? null : new RoomId(room), seq));
        }
    }

    /// Whether `author` has done this before.
    ///
    /// @throws Refusal `OPERATION_REUSED` if the id was used for something else
    public static Optional<Earlier> find(Handle handle, PersonId author, Operation command) {
        Optional<Found> found =
                handle.createQuery(FIND)
                        .bind("author", author.value())
                        .bind("op", command.op().value())
                        .map((row, _) -> Found.read(row))
                        .findFirst();
        found.ifPresent(earlier -> refuseOther(earlier.hash(), bodyHash(command)));
        return found.map(Found::earlier);
    }

    /// Remembers an operation that was just carried out.
    public static void remember(
            Handle handle, PersonId author, Operation command, Earlier outcome, Instant at) {
        RoomId room = outcome.room();
        handle.createUpdate(REMEMBER)
                .bind("author", author.value())
                .bind("op", command.op().value())
                .bind("command", WireCodec.nameOf(command))
                .bind("hash", bodyHash(command))
                .bind("room", room == null ? null : room.value())
                .bind("seq", outcome.seq())
                .bind("at", Columns.bind(at))
                .execute();
    }

    /// Forgets operations that are older than anybody retries; messages keep theirs.
    static int forget(Handle handle, Instant now) {
        return handle.createUpdate("delete from operation where at < ?")
                .bind(0, Columns.bind(now.minus(REMEMBERED)))
                .execute();
    }

    /// Refuses an operation id whose first body was another one.
    public static void refuseOther(String first, String now) {
        if (!first.equals(now)) {
            throw Refusal.of(
                    RefusalCode.OPERATION_REUSED, "this operation id was used for something else");
        }
    }

    /// Fingerprint of a command without its request number. A field that a newer version adds and a
    /// client leaves out does not change it.
    public static String bodyHash(Operation command) {
        // Not even a fingerprint of a password is kept.
        return Sha256.base64(
                command instanceof ChangePassword
                        ? "changePassword".getBytes(StandardCharsets.UTF_8)
                        : CODEC.body(command));
    }
}
