package chat.parley.server.rooms;

import chat.parley.model.Level;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.protocol.Done;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.SetRoomPreference;
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

    private final InstantSource clock;

    Reading(InstantSource clock) {
        this.clock = clock;
    }

    /// Moves the read pointer forward, never back, and never beyond the head.
    Written<ReadPosition> markRead(Handle handle, PersonId by, MarkRead command) {
        if (command.thread() != null) {
            throw Refusal.badField("thread", "threads have no read pointer yet");
        }
        Seat seat = Seats.get(handle, command.room(), by);
        MemberRow place = seat.requireMember();
        long seq = Math.min(command.seq(), seat.room().head());
        if (seq <= place.readSeq()) {
            return new Written<>(UnreadSql.position(handle, command.room(), by), List.of());
        }
        MemberSql.moveRead(handle, command.room(), by, seq);
        long n =
                PersonalLog.add(
                        handle, by, PersonalLog.Kind.READ_MOVED, command.room().value(), null);
        return new Written<>(
                UnreadSql.position(handle, command.room(), by),
                List.of(new Bell.PersonBell(by.value(), n)));
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
