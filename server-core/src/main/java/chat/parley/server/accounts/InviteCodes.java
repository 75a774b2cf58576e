package chat.parley.server.accounts;

import chat.parley.model.InviteCode;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Codes that let people into a room or onto the server: how they are made, and their rows. Who may
/// make and use them is decided by others. Thread-safe.
///
/// A code is computed from the operation that asks for it and the server's secret, so that a retry
/// gets the same one although only hashes are stored. The database has neither code nor operation
/// id and alone gives no code away.
public final class InviteCodes {

    private static final String MAC = "HmacSHA256";
    private static final String GOOD =
            " where code_hash = :hash and revoked_at is null"
                    + " and (expires_at is null or expires_at > :now)"
                    + " and (uses_left is null or uses_left > 0)";
    private static final String FOR_SERVER = " and room is null";

    private final SecretKeySpec secret;

    /// Makes the server's secret for codes if it has none yet.
    public InviteCodes(Database database, SecureRandom random) {
        String fresh = Base64.getEncoder().encodeToString(Tokens.newSecret(random));
        String kept =
                database.writes()
                        .write(
                                LockKey.none(),
                                handle -> AccountSql.setting(handle, "invite.secret", fresh));
        this.secret = new SecretKeySpec(Base64.getDecoder().decode(kept), MAC);
    }

    /// A new code.
    ///
    /// @param room absent for one that admits to the server
    /// @param body fingerprint of the command
    /// @param expires absent for never
    /// @param uses absent for any number
    public record NewInvite(
            @Nullable RoomId room,
            PersonId by,
            OperationId op,
            String body,
            Instant at,
            @Nullable Instant expires,
            @Nullable Integer uses) {}

    /// A code that was made.
    ///
    /// @param room absent for one that admits to the server
    /// @param revoked whether it was ended
    public record Invite(@Nullable RoomId room, PersonId by, boolean revoked) {}

    /// The code that this operation of this person makes.
    public String of(PersonId by, OperationId op) {
        byte[] bytes = mac(by + "\n" + op);
        StringBuilder code = new StringBuilder(InviteCode.LENGTH);
        for (int i = 0; i < InviteCode.LENGTH; i++) {
            code.append(InviteCode.DIGITS.charAt(bytes[i] & 31));
        }
        return code.toString();
    }

    /// Fingerprint of the command that made a code by this operation; empty if it made none.
    public static Optional<String> made(Handle handle, PersonId by, OperationId op) {
        return handle.createQuery("select body_hash from invite where operation_hash = ?")
                .bind(0, operationHash(by, op))
                .mapTo(String.class)
                .findOne();
    }

    /// Writes a new code.
    public void insert(Handle handle, NewInvite invite) {
        RoomId room = invite.room();
        handle.createUpdate(
                        """
                        insert into invite (code_hash, room, created_by, operation_hash, body_hash,
                                            created_at, expires_at, uses_left)
                        values (:hash, :room, :by, :op, :body, :at, :expires, :uses)
                        """)
                .bind("hash", Tokens.hash(of(invite.by(), invite.op())))
                .bind("room", room == null ? null : room.value())
                .bind("by", invite.by().value())
                .bind("op", operationHash(invite.by(), invite.op()))
                .bind("body", invite.body())
                .bind("at", Columns.bind(invite.at()))
                .bind("expires", Columns.bindOrNull(invite.expires()))
                .bind("uses", invite.uses())
                .execute();
    }

    /// The row of a code, good or not.
    public static Optional<Invite> find(Handle handle, String code) {
        return handle.createQuery(
                        "select room, created_by, revoked_at from invite where code_hash = ?")
                .bind(0, Tokens.hash(code))
                .map((row, _) -> {
                    var room = Columns.uuidOrNull(row, "room");
                    return new Invite(
                            room == null ? null : new RoomId(room),
                            new PersonId(Columns.uuid(row, "created_by")),
                            Columns.timeOrNull(row, "revoked_at") != null);
                })
                .findOne();
    }

    /// Whether a code is good for one more use by somebody who has an account.
    public static boolean good(Handle handle, String code, Instant now) {
        return good(handle, code, now, "");
    }

    /// Whether a code is good for one more account.
    static boolean goodForServer(Handle handle, String code, Instant now) {
        return good(handle, code, now, FOR_SERVER);
    }

    private static boolean good(Handle handle, String code, Instant now, String kind) {
        return handle.createQuery("select code_hash from invite" + GOOD + kind)
                .bind("hash", Tokens.hash(code))
                .bind("now", Columns.bind(now))
                .map((row, _) -> true)
                .findOne()
                .isPresent();
    }

    /// Uses a code for a room once.
    ///
    /// @return whether it was good
    public static boolean useForRoom(Handle handle, String code, Instant now) {
        return use(handle, code, now, " and room is not null");
    }

    /// Uses a code for the server once.
    ///
    /// @return whether it was good
    static boolean useForServer(Handle handle, String code, Instant now) {
        return use(handle, code, now, FOR_SERVER);
    }

    /// One statement, so that two nodes can't both have the last use.
    private static boolean use(Handle handle, String code, Instant now, String kind) {
        return handle.createUpdate("update invite set uses_left = uses_left - 1" + GOOD + kind)
                        .bind("hash", Tokens.hash(code))
                        .bind("now", Columns.bind(now))
                        .execute()
                == 1;
    }

    /// Ends a code.
    public static void revoke(Handle handle, String code, Instant at) {
        handle.createUpdate("update invite set revoked_at = ? where code_hash = ?")
                .bind(0, Columns.bind(at))
                .bind(1, Tokens.hash(code))
                .execute();
    }

    private static byte[] operationHash(PersonId by, OperationId op) {
        return Tokens.hash(by + "\n" + op);
    }

    private byte[] mac(String message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
