package chat.parley.server.rooms;

import chat.parley.model.Level;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomRole;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person's place in a room as it is stored, also after they left.
///
/// @param hiddenTo nothing at or below this number may be read by them
/// @param readSeq read up to here
/// @param quietUntil no notifications before, their own preference
/// @param archivedForMe put out of sight, their own preference
public record MemberRow(
        PersonId person,
        RoomRole role,
        MembershipState state,
        @Nullable Instant joinedAt,
        @Nullable Instant mutedUntil,
        long hiddenTo,
        long readSeq,
        Level level,
        @Nullable Instant quietUntil,
        boolean favourite,
        @Nullable String folder,
        boolean archivedForMe) {

    /// What to select from `member m` to read one.
    static final String COLUMNS =
            """
            m.person as member_person, m.role as member_role, m.state as member_state,
            m.joined_at as member_joined_at, m.muted_until as member_muted_until,
            m.hidden_to as member_hidden_to, m.read_seq as member_read_seq,
            m.level as member_level, m.quiet_until as member_quiet_until,
            m.favourite as member_favourite, m.folder as member_folder,
            m.archived_for_me as member_archived_for_me
            """;

    /// The place as the other members see it; how far somebody has read is told apart.
    public Member shown() {
        boolean in = state == MembershipState.MEMBER;
        return new Member(person, role, state, in ? joinedAt : null, in ? mutedUntil : null, null);
    }

    /// The place in a row of a left join; absent if the person has none.
    static @Nullable MemberRow readOrNull(ResultSet row) throws SQLException {
        return Columns.uuidOrNull(row, "member_person") == null ? null : read(row);
    }

    /// The place in a row that has one.
    static MemberRow read(ResultSet row) throws SQLException {
        return new MemberRow(
                new PersonId(Columns.uuid(row, "member_person")),
                RoomRole.of(Columns.text(row, "member_role")),
                MembershipState.of(Columns.text(row, "member_state")),
                Columns.timeOrNull(row, "member_joined_at"),
                Columns.timeOrNull(row, "member_muted_until"),
                row.getLong("member_hidden_to"),
                row.getLong("member_read_seq"),
                Level.of(Columns.text(row, "member_level")),
                Columns.timeOrNull(row, "member_quiet_until"),
                row.getBoolean("member_favourite"),
                Columns.textOrNull(row, "member_folder"),
                row.getBoolean("member_archived_for_me"));
    }
}
