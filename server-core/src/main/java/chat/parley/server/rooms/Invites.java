package chat.parley.server.rooms;

import chat.parley.model.AuditAction;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.Done;
import chat.parley.protocol.InviteMade;
import chat.parley.protocol.Operation;
import chat.parley.protocol.RevokeInvite;
import chat.parley.protocol.RoomEntered;
import chat.parley.server.accounts.AuditLog;
import chat.parley.server.accounts.InviteCodes;
import chat.parley.server.accounts.Operations;
import chat.parley.server.accounts.People;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The public door of invite codes.
///
/// Thread-safe; every method may block on the database. A code that never was, has expired, was
/// revoked or used up gives one and the same answer.
public final class Invites {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,261}");

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final InviteCodes codes;
    private final Summaries summaries;

    public Invites(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            InviteCodes codes,
            LastMessages lastMessages) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
        this.codes = codes;
        this.summaries = new Summaries(lastMessages);
    }

    /// Makes a code for a room, or for the server itself.
    ///
    /// @param host under which the person reached this server, for the link
    public InviteMade create(PersonId by, CreateInvite command, String host) {
        String code = codes.of(by, command.op());
        boolean again =
                database.writes().write(key(command.room()), handle -> made(handle, by, command));
        return new InviteMade(code, link(host, code), again);
    }

    private boolean made(Handle handle, PersonId by, CreateInvite command) {
        String body = Operations.bodyHash(command);
        Optional<String> before = InviteCodes.made(handle, by, command.op());
        if (before.isPresent()) {
            Operations.refuseOther(before.get(), body);
            return true;
        }
        var _ = Operations.find(handle, by, command);
        RoomId room = command.room();
        if (room != null) {
            Standing actor = Standing.of(handle, room, by);
            actor.require(RoomRole.ADMIN);
            actor.seat().requireOpen();
        } else if (!People.administrates(handle, by)) {
            throw Refusal.forbidden();
        }
        Instant now = clock.instant();
        Long seconds = command.forSeconds();
        codes.insert(
                handle,
                new InviteCodes.NewInvite(
                        room,
                        by,
                        command.op(),
                        body,
                        now,
                        seconds == null ? null : now.plusSeconds(seconds),
                        command.uses()));
        AuditLog.Act act = AuditLog.Act.of(AuditAction.INVITE_CREATED, by, now);
        AuditLog.add(handle, room == null ? act : act.in(room));
        return false;
    }

    /// Lets the person into the code's room at once.
    public RoomEntered accept(PersonId by, AcceptInvite command) {
        Written<RoomEntered> written =
                database.writes()
                        .write(
                                key(roomOf(command.code())),
                                handle -> entered(write(handle, by, command), command));
        written.bells().forEach(doorbell::ring);
        return written.answer();
    }

    private Written<RoomEntered> entered(RoomWrite write, AcceptInvite command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            Long seq = earlier.get().seq();
            RoomId room = earlier.get().room();
            return new Written<>(answer(write, room, seq, true), List.of());
        }
        RoomId room =
                InviteCodes.find(write.handle(), command.code())
                        .orElseThrow(Refusal::notFound)
                        .room();
        if (room == null) {
            requireGood(write, command);
            write.remember(null, null);
            return new Written<>(answer(write, null, null, false), List.of());
        }
        Seat seat = Seats.get(write.handle(), room, write.by());
        if (seat.room().deleted() || seat.state() == MembershipState.BANNED) {
            seat.requireVisible();
        }
        Long seq = null;
        if (seat.state() != MembershipState.MEMBER) {
            requireGood(write, command);
            seat.requireOpen();
            if (!InviteCodes.useForRoom(write.handle(), command.code(), write.at())) {
                throw Refusal.notFound();
            }
            seq =
                    write.admit(
                            room,
                            write.by(),
                            seat.comingBack(),
                            MembershipState.MEMBER,
                            seat.room().open());
        }
        write.remember(room, seq);
        return new Written<>(answer(write, room, seq, false), write.bells());
    }

    private RoomEntered answer(
            RoomWrite write, @Nullable RoomId room, @Nullable Long seq, boolean again) {
        return new RoomEntered(
                room == null ? null : summaries.one(write.handle(), write.by(), room).orElse(null),
                seq,
                seq == null,
                again);
    }

    private static void requireGood(RoomWrite write, AcceptInvite command) {
        if (!InviteCodes.good(write.handle(), command.code(), write.at())) {
            throw Refusal.notFound();
        }
    }

    /// Ends a code: by who made it, or who might make one like it.
    public Done revoke(PersonId by, RevokeInvite command) {
        return database.writes()
                .write(
                        key(roomOf(command.code())),
                        handle -> revoked(write(handle, by, command), command));
    }

    private static Done revoked(RoomWrite write, RevokeInvite command) {
        Handle handle = write.handle();
        if (Operations.find(handle, write.by(), command).isPresent()) {
            return Done.AGAIN;
        }
        InviteCodes.Invite invite =
                InviteCodes.find(handle, command.code()).orElseThrow(Refusal::notFound);
        requireMayRevoke(write, invite);
        if (!invite.revoked()) {
            InviteCodes.revoke(handle, command.code(), write.at());
            AuditLog.Act act = AuditLog.Act.of(AuditAction.INVITE_REVOKED, write.by(), write.at());
            RoomId room = invite.room();
            AuditLog.add(handle, room == null ? act : act.in(room));
        }
        write.remember(invite.room(), null);
        return invite.revoked() ? Done.UNCHANGED : Done.CHANGED;
    }

    private static void requireMayRevoke(RoomWrite write, InviteCodes.Invite invite) {
        RoomId room = invite.room();
        boolean own = invite.by().equals(write.by());
        if (room == null) {
            if (!own && !People.administrates(write.handle(), write.by())) {
                throw Refusal.notFound();
            }
        } else if (own) {
            Seat seat = Seats.get(write.handle(), room, write.by());
            seat.requireVisible();
            seat.requireOpen();
        } else {
            Standing actor = Standing.of(write.handle(), room, write.by());
            actor.require(RoomRole.ADMIN);
            actor.seat().requireOpen();
        }
    }

    private RoomWrite write(Handle handle, PersonId by, Operation command) {
        return new RoomWrite(handle, by, command, clock.instant());
    }

    private @Nullable RoomId roomOf(String code) {
        return database.read(handle ->
                InviteCodes.find(handle, code).map(InviteCodes.Invite::room).orElse(null));
    }

    private static LockKey key(@Nullable RoomId room) {
        return room == null ? LockKey.none() : LockKey.room(room.value());
    }

    /// What a browser or a chat shows as a link; without a host only the app that is already there
    /// can follow it.
    private static String link(String host, String code) {
        return "parley://" + (HOST.matcher(host).matches() ? host : "") + "/invite/" + code;
    }
}
