package chat.parley.server.search;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.search.Filter;
import chat.parley.model.search.SearchQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns what a person typed into what an index is asked for. No state.
final class Asking {

    private Asking() {}

    static IndexQuery of(SearchQuery query, Asker asker) {
        return new IndexQuery(
                rooms(query, asker),
                query.wanted(),
                keys(query, asker),
                without(query, asker),
                latest(query),
                earliest(query),
                query.filters(Filter.Is.class, false).stream()
                                .anyMatch(filter -> filter.mark() == Filter.Mark.SAVED)
                        ? asker.saved()
                        : null);
    }

    private static Map<RoomId, Long> rooms(SearchQuery query, Asker asker) {
        List<Filter.In> in = query.filters(Filter.In.class, false);
        List<Filter.In> notIn = query.filters(Filter.In.class, true);
        Map<RoomId, Long> rooms = new HashMap<>(asker.rooms());
        rooms.keySet()
                .removeIf(room ->
                        (!in.isEmpty() && !isAny(asker, room, in)) || isAny(asker, room, notIn));
        return rooms;
    }

    private static boolean isAny(Asker asker, RoomId room, List<Filter.In> names) {
        return names.stream().anyMatch(filter -> asker.isNamed(room, filter.name()));
    }

    private static List<Set<String>> keys(SearchQuery query, Asker asker) {
        List<Set<String>> keys = new ArrayList<>();
        List<Filter.From> from = query.filters(Filter.From.class, false);
        if (!from.isEmpty()) {
            keys.add(authors(asker.people(from)));
        }
        query.filters(Filter.Has.class, false)
                .forEach(filter -> keys.add(Set.of(Keys.content(filter.content()))));
        for (Filter.Is filter : query.filters(Filter.Is.class, false)) {
            switch (filter.mark()) {
                case PINNED -> keys.add(Set.of(Keys.PINNED));
                case MENTION -> keys.add(Set.of(Keys.EVERYBODY, Keys.called(asker.person())));
                case SAVED -> {
                    // Known by their ids.
                }
            }
        }
        return keys;
    }

    private static Set<String> without(SearchQuery query, Asker asker) {
        Set<String> without =
                new HashSet<>(authors(asker.people(query.filters(Filter.From.class, true))));
        query.filters(Filter.Has.class, true)
                .forEach(filter -> without.add(Keys.content(filter.content())));
        query.filters(Filter.Is.class, true).stream()
                .filter(filter -> filter.mark() == Filter.Mark.PINNED)
                .forEach(_ -> without.add(Keys.PINNED));
        return without;
    }

    private static Set<String> authors(Set<PersonId> people) {
        return people.stream().map(Keys::author).collect(Collectors.toSet());
    }

    /// The latest of the times from which on to look.
    private static @Nullable Instant latest(SearchQuery query) {
        return query.filters(Filter.When.class, false).stream()
                .filter(filter -> filter.side() != Filter.Side.BEFORE)
                .map(filter ->
                        begin(
                                filter.side() == Filter.Side.AFTER
                                        ? filter.day().plusDays(1)
                                        : filter.day()))
                .max(Instant::compareTo)
                .orElse(null);
    }

    /// The earliest of the times up to which to look.
    private static @Nullable Instant earliest(SearchQuery query) {
        return query.filters(Filter.When.class, false).stream()
                .filter(filter -> filter.side() != Filter.Side.AFTER)
                .map(filter ->
                        begin(
                                filter.side() == Filter.Side.ON
                                        ? filter.day().plusDays(1)
                                        : filter.day()))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
