package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.model.search.Grams;
import chat.parley.server.db.Columns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The rows of the index inside PostgreSQL. No state.
final class TrigramSql {

    /// What the trigram index finds for sure, whatever the database's locale: it knows only words,
    /// and in some locales only English ones. Everything else is found by its pairs.
    private static final Pattern HAS_TRIGRAM = Pattern.compile("[a-z0-9]{3}");

    /// More rooms with hidden messages than this are searched whole: a statement can't be of any
    /// size, and what is found is checked anyway.
    private static final int HIDING_ROOMS = 200;

    /// How the present transaction is planned.
    ///
    /// A plan made without the words can't know whether they are rare. And to look at the words and
    /// keys of one row costs about as much as twenty comparisons of numbers, which PostgreSQL takes
    /// it for: it would rather walk through 20,000 rows for the newest 20 with a link than fetch
    /// the 1,000 that have one by their index.
    private static final String PLANNING =
            "set local plan_cache_mode = force_custom_plan; set local cpu_operator_cost = 0.05";

    private TrigramSql() {}

    static void put(Handle handle, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        insert into message_search (message, room, seq, at, folded, keys)
                        values (?, ?, ?, ?, ?, cast(? as integer[]))
                        on conflict (message)
                        do update set folded = excluded.folded, keys = excluded.keys
                        """);
        for (Entry entry : entries) {
            batch.bind(0, entry.place().message().value())
                    .bind(1, entry.message().room().value())
                    .bind(2, entry.place().seq())
                    .bind(3, Columns.bind(entry.place().at()))
                    .bind(4, entry.folded())
                    .bind(5, numbers(entry.keys()))
                    .add();
        }
        batch.execute();
    }

    static void remove(Handle handle, Collection<MessageId> messages) {
        if (!messages.isEmpty()) {
            handle.createUpdate("delete from message_search where message = any(:ids)")
                    .bindArray("ids", UUID.class, messages.stream().map(MessageId::value).toList())
                    .execute();
        }
    }

    static void forget(Handle handle, RoomId room) {
        handle.createUpdate("delete from message_search where room = ?")
                .bind(0, room.value())
                .execute();
    }

    /// Forgets what has no message any more.
    static void forgetStrays(Handle handle) {
        handle.execute(
                "delete from message_search s where not exists (select 1 from message m"
                        + " where m.id = s.message and m.deleted_at is null)");
    }

    static List<Place> find(Handle handle, IndexQuery query, @Nullable Place before, int limit) {
        handle.execute(PLANNING);
        Map<String, Object> values = new HashMap<>();
        String sql =
                "select s.message, s.at, s.seq from message_search s where "
                        + String.join(" and ", conditions(query, before, values))
                        + " order by s.at desc, s.seq desc, s.message desc limit :limit";
        Query statement = handle.createQuery(sql).bind("limit", limit);
        values.forEach(statement::bind);
        if (sql.contains(":rooms")) {
            statement.bindArray("rooms", UUID.class, ids(query.rooms().keySet()));
        }
        Set<MessageId> only = query.only();
        if (only != null) {
            statement.bindArray("only", UUID.class, only.stream().map(MessageId::value).toList());
        }
        return statement
                .map((row, _) ->
                        new Place(
                                Columns.time(row, "at"),
                                row.getLong("seq"),
                                new MessageId(Columns.uuid(row, "message"))))
                .list();
    }

    private static List<String> conditions(
            IndexQuery query, @Nullable Place before, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        place(query, conditions, values);
        if (before != null) {
            conditions.add("(s.at, s.seq, s.message) < (:beforeAt, :beforeSeq, :beforeId)");
            values.put("beforeAt", Columns.bind(before.at()));
            values.put("beforeSeq", before.seq());
            values.put("beforeId", before.message().value());
        }
        if (query.from() != null) {
            conditions.add("s.at >= :from");
            values.put("from", Columns.bind(query.from()));
        }
        if (query.to() != null) {
            conditions.add("s.at < :to");
            values.put("to", Columns.bind(query.to()));
        }
        if (query.only() != null) {
            conditions.add("s.message = any(:only)");
        }
        words(query, conditions, values);
        keys(query, conditions, values);
        return conditions;
    }

    private static void place(
            IndexQuery query, List<String> conditions, Map<String, Object> values) {
        if (query.rooms().size() == 1) {
            Map.Entry<RoomId, Long> only = query.rooms().entrySet().iterator().next();
            conditions.add("s.room = :room and s.seq > :hidden");
            values.put("room", only.getKey().value());
            values.put("hidden", only.getValue());
            return;
        }
        conditions.add("s.room = any(:rooms)");
        int n = 0;
        for (Map.Entry<RoomId, Long> room : query.rooms().entrySet()) {
            if (room.getValue() > 0 && n < HIDING_ROOMS) {
                conditions.add("not (s.room = :room" + n + " and s.seq <= :hidden" + n + ")");
                values.put("room" + n, room.getKey().value());
                values.put("hidden" + n, room.getValue());
                n++;
            }
        }
    }

    private static void words(
            IndexQuery query, List<String> conditions, Map<String, Object> values) {
        int n = 0;
        for (String term : query.terms()) {
            conditions.add("s.folded like :term" + n);
            values.put("term" + n, "%" + term.replaceAll("[\\\\%_]", "\\\\$0") + "%");
            n++;
        }
    }

    private static void keys(
            IndexQuery query, List<String> conditions, Map<String, Object> values) {
        int n = 0;
        for (String term : query.terms()) {
            if (!HAS_TRIGRAM.matcher(term).find()) {
                conditions.add("s.keys @> cast(:pairs" + n + " as integer[])");
                values.put("pairs" + n, numbers(Grams.ofTerm(term)));
                n++;
            }
        }
        for (Set<String> any : query.keys()) {
            conditions.add("s.keys && cast(:keys" + n + " as integer[])");
            values.put("keys" + n, numbers(any));
            n++;
        }
        if (!query.without().isEmpty()) {
            conditions.add("not s.keys && cast(:without as integer[])");
            values.put("without", numbers(query.without()));
        }
    }

    private static List<UUID> ids(Collection<RoomId> rooms) {
        return rooms.stream().map(RoomId::value).toList();
    }

    private static String numbers(Set<String> keys) {
        return keys.stream()
                .mapToInt(Keys::number)
                .sorted()
                .distinct()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
