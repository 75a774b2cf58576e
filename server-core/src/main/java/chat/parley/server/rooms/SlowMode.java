package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.server.db.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Holds back who posts too soon after their last message in a room in slow mode. Owned by one
/// batch of posts, which has locked its rooms; reads rows only for rooms in slow mode.
public final class SlowMode {

    private record Place(RoomId room, PersonId person) {}

    private final Handle handle;
    private final Map<Place, Optional<Instant>> sent = new HashMap<>();
    private final Set<Place> moved = new HashSet<>();

    public SlowMode(Handle handle) {
        this.handle = handle;
    }

    /// Lets a member post at this moment; moderators and above are exempt.
    ///
    /// @throws Refusal `RATE_LIMITED` with the time that must pass
    public void pass(Seat seat, PersonId by, Instant at) {
        Integer seconds = seat.room().settings().slowModeSeconds();
        if (seconds == null || seat.requireMember().role().atLeast(RoomRole.MODERATOR)) {
            return;
        }
        Place place = new Place(seat.room().id(), by);
        Optional<Instant> last = sent.computeIfAbsent(place, this::read);
        Duration wait =
                last.map(time -> Duration.between(at, time.plusSeconds(seconds)))
                        .orElse(Duration.ZERO);
        if (wait.isPositive()) {
            throw Refusal.rateLimited(wait);
        }
        sent.put(place, Optional.of(at));
        moved.add(place);
    }

    /// Keeps when those who passed have posted.
    public void write() {
        for (Place place : moved) {
            handle.createUpdate(
                            """
                            merge into slow_mode s
                            using (values (cast(:room as uuid), cast(:person as uuid)))
                                v (room, person)
                            on s.room = v.room and s.person = v.person
                            when matched then update set sent_at = :at
                            when not matched then insert (room, person, sent_at)
                            values (:room, :person, :at)
                            """)
                    .bind("room", place.room().value())
                    .bind("person", place.person().value())
                    .bind(
                            "at",
                            Columns.bind(sent.getOrDefault(place, Optional.empty()).orElseThrow()))
                    .execute();
        }
    }

    private Optional<Instant> read(Place place) {
        return handle.createQuery("select sent_at from slow_mode where room = ? and person = ?")
                .bind(0, place.room().value())
                .bind(1, place.person().value())
                .map((row, _) -> Columns.time(row, "sent_at"))
                .findOne();
    }
}
