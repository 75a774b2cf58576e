package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What a node has to tell a person's own sessions. Thread-safe; blocks on the database.
@SuppressWarnings("DoNotCallSuggester") // only the signatures have landed
public final class PersonFeed {

    public PersonFeed(chat.parley.server.db.Database database, LastMessages lastMessages) {}

    /// The changes numbered above `after`, ascending; a number may be missing where its change is
    /// no longer true.
    public List<PersonalChange> after(PersonId person, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /// The last personal number of each of these people.
    public Map<PersonId, Long> heads(Collection<PersonId> people) {
        throw new UnsupportedOperationException();
    }
}
