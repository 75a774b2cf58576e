package chat.parley.server.search;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.search.Filter;
import chat.parley.model.search.SearchQuery;
import chat.parley.model.search.Sieve;
import chat.parley.server.rooms.Seats;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who asks, what they may read at this moment, and what the names in their query mean. Belongs to
/// one read of the database.
final class Asker implements Sieve.Circumstances {

    private final PersonId person;
    private final Map<RoomId, ReadableSql.Room> rooms;
    private final Map<String, Set<PersonId>> named;
    private final Set<MessageId> saved;
    private final boolean asksForMentions;
    private Set<MessageId> calling = Set.of();

    private Asker(
            PersonId person,
            Map<RoomId, ReadableSql.Room> rooms,
            Map<String, Set<PersonId>> named,
            Set<MessageId> saved,
            boolean asksForMentions) {
        this.person = person;
        this.rooms = rooms;
        this.named = named;
        this.saved = saved;
        this.asksForMentions = asksForMentions;
    }

    /// What a person may read.
    ///
    /// @param room the only room they ask for; absent: all
    /// @throws chat.parley.model.Refusal if they may not read that one
    static Asker of(Handle handle, PersonId person, SearchQuery query, @Nullable RoomId room) {
        if (room != null) {
            Seats.get(handle, room, person).requireMember();
        }
        Map<String, Set<PersonId>> named = new HashMap<>();
        for (Filter filter : query.filters()) {
            if (filter instanceof Filter.From(String name, _)) {
                named.put(name, ReadableSql.peopleNamed(handle, name));
            }
        }
        return new Asker(
                person,
                ReadableSql.rooms(handle, person, room),
                named,
                asksFor(query, Filter.Mark.SAVED) ? ReadableSql.saved(handle, person) : Set.of(),
                asksFor(query, Filter.Mark.MENTION));
    }

    private static boolean asksFor(SearchQuery query, Filter.Mark mark) {
        return query.filters().stream()
                .anyMatch(filter ->
                        filter instanceof Filter.Is(Filter.Mark asked, _) && asked == mark);
    }

    PersonId person() {
        return person;
    }

    /// The rooms that may be read, each with the number up to which its messages are hidden.
    Map<RoomId, Long> rooms() {
        return rooms.values().stream()
                .collect(Collectors.toMap(ReadableSql.Room::id, ReadableSql.Room::hiddenTo));
    }

    /// Everybody who goes by one of these names.
    Set<PersonId> people(List<Filter.From> names) {
        return names.stream()
                .flatMap(filter -> named.getOrDefault(filter.name(), Set.of()).stream())
                .collect(Collectors.toSet());
    }

    Set<MessageId> saved() {
        return saved;
    }

    /// Whether the person may read a message.
    boolean mayRead(Message message) {
        ReadableSql.Room room = rooms.get(message.room());
        return room != null && message.seq() > room.hiddenTo();
    }

    /// Must be told before these messages are asked about.
    void learn(Handle handle, Collection<MessageId> messages) {
        if (asksForMentions) {
            calling = ReadableSql.calling(handle, person, messages);
        }
    }

    @Override
    public boolean isNamed(PersonId author, String name) {
        return named.getOrDefault(name, Set.of()).contains(author);
    }

    /// A `#` in front of the name, which queries leave out, may be the name's own.
    @Override
    public boolean isNamed(RoomId room, String name) {
        ReadableSql.Room known = rooms.get(room);
        return known != null
                && (name.equals(known.nameKey())
                        || ("#" + name).equals(known.nameKey())
                        || name.equals(room.toString()));
    }

    @Override
    public boolean isSaved(MessageId message) {
        return saved.contains(message);
    }

    @Override
    public boolean callsAsker(Message message) {
        return calling.contains(message.id());
    }
}
