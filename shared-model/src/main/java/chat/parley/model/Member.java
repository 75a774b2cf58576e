package chat.parley.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person's place in a room.
public record Member(
        PersonId person,
        RoomRole role,
        MembershipState state,
        @Nullable Instant joinedAt,
        @Nullable Instant mutedUntil,
        @Nullable Long readSeq) {

    /// The same place with how far its person has read.
    public Member readTo(@Nullable Long seq) {
        return new Member(person, role, state, joinedAt, mutedUntil, seq);
    }
}
