package chat.parley.protocol;

import chat.parley.model.Draft;
import chat.parley.model.LeftOut;
import chat.parley.model.Limits;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.RoomSummary;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One consistent snapshot of what a person sees. Over 1 MiB it continues in further frames, `more`
/// on all but the last; every list and the preferences are then spread over the frames, the rest is
/// repeated. `blocked` are those whom the person has blocked, `drafts` what they have typed and not
/// sent.
public record Ready(
        Person me,
        SessionId session,
        Instant serverTime,
        long tokenTtlSeconds,
        Limits limits,
        ServerRole serverRole,
        List<RoomSummary> rooms,
        List<Person> people,
        Map<String, String> preferences,
        @LeftOut List<PersonId> blocked,
        @LeftOut List<Draft> drafts,
        boolean more)
        implements ServerFrame {
    public Ready {
        rooms = List.copyOf(rooms);
        people = List.copyOf(people);
        preferences = Map.copyOf(preferences);
        blocked = List.copyOf(blocked);
        drafts = List.copyOf(drafts);
    }

    /// A snapshot without drafts.
    public Ready(
            Person me,
            SessionId session,
            Instant serverTime,
            long tokenTtlSeconds,
            Limits limits,
            ServerRole serverRole,
            List<RoomSummary> rooms,
            List<Person> people,
            Map<String, String> preferences,
            List<PersonId> blocked,
            boolean more) {
        this(
                me,
                session,
                serverTime,
                tokenTtlSeconds,
                limits,
                serverRole,
                rooms,
                people,
                preferences,
                blocked,
                List.of(),
                more);
    }
}
