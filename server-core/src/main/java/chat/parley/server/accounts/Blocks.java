package chat.parley.server.accounts;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.protocol.Block;
import chat.parley.protocol.Done;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The public door of blocking somebody for oneself.
///
/// Thread-safe; [#change] may block on the database. The static questions are asked inside a read
/// or a write.
public final class Blocks {

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final UnreadCalls unreadCalls;

    public Blocks(
            Database database, Doorbell doorbell, InstantSource clock, UnreadCalls unreadCalls) {
        this.unreadCalls = unreadCalls;
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /// Those of `people` who have blocked `by`: their doors are closed to them.
    public static Set<PersonId> closedTo(Handle handle, PersonId by, Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                handle.createQuery(
                                "select person from block"
                                        + " where blocked = :by and person = any(:people)")
                        .bind("by", by.value())
                        .bindArray(
                                "people",
                                UUID.class,
                                people.stream().map(PersonId::value).distinct().toList())
                        .map((row, _) -> new PersonId(Columns.uuid(row, "person")))
                        .list());
    }

    /// Everybody whom a person has blocked.
    public static List<PersonId> of(Handle handle, PersonId person) {
        return handle.createQuery("select blocked from block where person = ? order by blocked")
                .bind(0, person.value())
                .map((row, _) -> new PersonId(Columns.uuid(row, "blocked")))
                .list();
    }

    /// Blocks or unblocks.
    public Done change(PersonId by, Block command) {
        if (by.equals(command.person())) {
            throw Refusal.badField("person", "somebody else");
        }
        return database.writes()
                .write(LockKey.person(by.value()), handle -> changed(handle, by, command))
                .tell(doorbell);
    }

    private Acted changed(Handle handle, PersonId by, Block command) {
        if (Operations.find(handle, by, command).isPresent()) {
            return Acted.again();
        }
        if (AccountSql.state(handle, command.person()).isEmpty()) {
            throw Refusal.notFound();
        }
        boolean present = of(handle, by).contains(command.person());
        Operations.remember(
                handle, by, command, new Operations.Earlier(null, null), clock.instant());
        if (present == command.on()) {
            return Acted.nothing();
        }
        if (command.on()) {
            handle.createUpdate("insert into block (person, blocked, at) values (?, ?, ?)")
                    .bind(0, by.value())
                    .bind(1, command.person().value())
                    .bind(2, Columns.bind(clock.instant()))
                    .execute();
        } else {
            handle.createUpdate("delete from block where person = ? and blocked = ?")
                    .bind(0, by.value())
                    .bind(1, command.person().value())
                    .execute();
        }
        return Acted.on(by, told(handle, by, command.person()));
    }

    /// Writes down the change, and every count that is another one by it.
    ///
    /// @return the last number
    private long told(Handle handle, PersonId by, PersonId other) {
        long last =
                PersonalLog.add(handle, by, PersonalLog.Kind.BLOCK_CHANGED, other.value(), null);
        for (UnreadCalls.Place place : unreadCalls.places(handle, by, other)) {
            MessageId thread = place.thread();
            last =
                    PersonalLog.add(
                            handle,
                            by,
                            PersonalLog.Kind.READ_MOVED,
                            place.room().value(),
                            thread == null ? null : thread.toString());
        }
        return last;
    }
}
