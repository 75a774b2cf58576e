package chat.parley.server.rooms;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.accounts.UnreadCalls;
import chat.parley.server.db.Columns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Where unread messages call somebody, as [UnreadSql] and [ThreadPointers] count them. No state.
public final class StoredCalls implements UnreadCalls {

    /// Less than the personal log keeps, so that nobody who is connected falls behind it.
    private static final int MOST = 500;

    private static final String PLACES =
            """
            select distinct x.room, y.thread, case when x.seq > m.read_seq then 0 else 1 end as seen
            from member m
            join room r on r.id = m.room and r.deleted_at is null
            join mention x on x.room = m.room
              and (x.person = m.person or (x.person is null and x.seq > m.came_seq))
            join message y on y.id = x.message
            left join thread_member t on t.thread = y.thread and t.person = m.person
            where m.person = :person and m.state = 'member' and x.author = :author
              and y.deleted_at is null
              and x.seq > greatest(coalesce(t.read_seq, 0), m.hidden_to)
              and (y.thread is not null or x.seq > m.read_seq)
            order by seen, x.room limit :limit
            """;

    private record Row(RoomId room, @Nullable UUID thread, boolean seen) {}

    @Override
    public List<Place> places(Handle handle, PersonId person, PersonId author) {
        List<Row> rows =
                handle.createQuery(PLACES)
                        .bind("person", person.value())
                        .bind("author", author.value())
                        .bind("limit", MOST)
                        .map((row, _) ->
                                new Row(
                                        new RoomId(Columns.uuid(row, "room")),
                                        Columns.uuidOrNull(row, "thread"),
                                        row.getInt("seen") > 0))
                        .list();
        Set<Place> places = new LinkedHashSet<>();
        rows.stream()
                .filter(row -> !row.seen())
                .forEach(row -> places.add(new Place(row.room(), null)));
        for (Row row : rows) {
            UUID thread = row.thread();
            if (thread != null) {
                places.add(new Place(row.room(), new MessageId(thread)));
            }
        }
        return places.stream().limit(MOST).toList();
    }
}
