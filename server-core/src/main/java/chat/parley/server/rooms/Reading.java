package chat.parley.server.rooms;

import chat.parley.model.Level;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.UnreadReason;
import chat.parley.protocol.Done;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.UnreadReasons;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.accounts.PersonalLog;
import chat.parley.server.doorbell.Bell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How far a person has read a room, and how they want to see it. Called inside a write that has
/// locked the person.
final class Reading {

    private static final long LONGEST_QUIET_SECONDS = 100L * 366 * 86_400;

    private static final int MOST_REASONS = 500;

    private final InstantSource clock;

    Reading(InstantSource clock) {
        this.clock = clock;
    }

    /// Moves a read pointer forward, never back, and never beyond the head.
    Written<ReadPosition> markRead(Handle handle, PersonId by, MarkRead command) {
        Seat seat = Seats.get(handle, command.room(), by);
        MemberRow place = seat.requireMember();
        long seq = Math.min(command.seq(), seat.room().head());
        MessageId thread = command.thread();
        if (thread != null) {
            return threadRead(handle, by, seat, thread, seq);
        }
        if (seq <= place.readSeq()) {
            return new Written<>(UnreadSql.position(handle, command.room(), by), List.of());
        }
        ReaderSql.see(handle, command.room(), by, seq, clock.instant());
        return moved(handle, command.room(), by, seq);
    }

    /// Moves the read pointer back to before a message.
    Written<ReadPosition> markUnread(Handle handle, PersonId by, MarkUnread command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        long seq = command.seq() - 1;
        if (seq >= place.readSeq()) {
            return new Written<>(UnreadSql.position(handle, command.room(), by), List.of());
        }
        return moved(handle, command.room(), by, seq);
    }

    private static Written<ReadPosition> moved(Handle handle, RoomId room, PersonId by, long seq) {
        MemberSql.moveRead(handle, room, by, seq);
        long n = PersonalLog.add(handle, by, PersonalLog.Kind.READ_MOVED, room.value(), null);
        return new Written<>(
                UnreadSql.position(handle, room, by), List.of(new Bell.PersonBell(by.value(), n)));
    }

    private Written<ReadPosition> threadRead(
            Handle handle, PersonId by, Seat seat, MessageId thread, long seq) {
        RoomId room = seat.room().id();
        ThreadPointers.Root root =
                ThreadPointers.root(handle, room, thread)
                        .filter(found -> found.seq() > seat.requireMember().hiddenTo())
                        .orElseThrow(Refusal::notFound);
        if (root.reply()) {
            throw Refusal.badField("thread", "a reply has no thread of its own");
        }
        ReadPosition before = ThreadPointers.position(handle, room, thread, by);
        if (seq <= before.readSeq()) {
            return new Written<>(before, List.of());
        }
        int mentions = UnreadSql.position(handle, room, by).mentions();
        ThreadPointers.read(handle, room, thread, by, seq, clock.instant());
        long n =
                PersonalLog.add(
                        handle, by, PersonalLog.Kind.READ_MOVED, room.value(), thread.toString());
        if (UnreadSql.position(handle, room, by).mentions() != mentions) {
            n = PersonalLog.add(handle, by, PersonalLog.Kind.READ_MOVED, room.value(), null);
        }
        return new Written<>(
                ThreadPointers.position(handle, room, thread, by),
                List.of(new Bell.PersonBell(by.value(), n)));
    }

    /// What makes a room unread.
    UnreadReasons whyUnread(Handle handle, PersonId by, WhyUnread command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        Instant quiet = place.quietUntil();
        boolean muted =
                place.level() == Level.NONE || (quiet != null && clock.instant().isBefore(quiet));
        List<UnreadReason> found = UnreadSql.reasons(handle, command.room(), by, MOST_REASONS + 1);
        boolean more = found.size() > MOST_REASONS;
        return new UnreadReasons(more ? found.subList(0, MOST_REASONS) : found, muted, more);
    }

    Written<Done> setPreference(Handle handle, PersonId by, SetRoomPreference command) {
        MemberRow before = Seats.get(handle, command.room(), by).requireMember();
        MemberRow after = changed(before, command);
        if (after.equals(before)) {
            return new Written<>(Done.UNCHANGED, List.of());
        }
        MemberSql.setPreferences(handle, command.room(), after);
        long n =
                PersonalLog.add(
                        handle, by, PersonalLog.Kind.ROOM_PREFERENCE, command.room().value(), null);
        return new Written<>(Done.CHANGED, List.of(new Bell.PersonBell(by.value(), n)));
    }

    private MemberRow changed(MemberRow place, SetRoomPreference command) {
        Level level = command.level();
        Boolean favourite = command.favourite();
        String folder = command.folder();
        Boolean archived = command.archivedForMe();
        return new MemberRow(
                place.person(),
                place.role(),
                place.state(),
                place.joinedAt(),
                place.mutedUntil(),
                place.hiddenTo(),
                place.readSeq(),
                level == null ? place.level() : level,
                quiet(place.quietUntil(), command.mutedForSeconds()),
                favourite == null ? place.favourite() : favourite,
                folder == null ? place.folder() : folder.isEmpty() ? null : folder,
                archived == null ? place.archivedForMe() : archived);
    }

    private @Nullable Instant quiet(@Nullable Instant before, @Nullable Long seconds) {
        if (seconds == null) {
            return before;
        }
        return seconds <= 0
                ? null
                : clock.instant().plusSeconds(Math.min(seconds, LONGEST_QUIET_SECONDS));
    }
}
