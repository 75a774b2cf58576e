package chat.parley.server.accounts;

import chat.parley.model.FileId;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.PersonStatus;
import chat.parley.model.Presence;
import chat.parley.model.Refusal;
import chat.parley.model.ServerRole;
import chat.parley.server.db.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads people. Thread-safe; called inside a read or a write.
public final class People {

    private static final String COLUMNS =
            """
            select id, username, display_name, avatar, bio, presence, status_text, status_emoji,
                   status_until, last_seen, state
            from person
            """;

    private final InstantSource clock;
    private final Attendance attendance;

    public People(InstantSource clock, Attendance attendance) {
        this.clock = clock;
        this.attendance = attendance;
    }

    /// The people with these ids as others see them; unknown ids are skipped.
    public List<Person> seen(Handle handle, Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle
                .createQuery(COLUMNS + "where id = any(:ids) order by id")
                .bindArray("ids", UUID.class, ids.stream().map(PersonId::value).distinct().toList())
                .map(this::person)
                .stream()
                .map(attendance::seen)
                .toList();
    }

    /// The person with the presence they chose.
    public Optional<Person> stored(Handle handle, PersonId id) {
        return handle.createQuery(COLUMNS + "where id = ?")
                .bind(0, id.value())
                .map(this::person)
                .findOne();
    }

    /// The person as others see them.
    ///
    /// @throws Refusal `NOT_FOUND`
    public Person seen(Handle handle, PersonId id) {
        return attendance.seen(stored(handle, id).orElseThrow(Refusal::notFound));
    }

    /// Which of these people have an account.
    public static Set<PersonId> known(Handle handle, Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery("select id from person where id = any(:ids)")
                .bindArray(
                        "ids",
                        UUID.class,
                        new TreeSet<>(people.stream().map(PersonId::value).toList()))
                .map((row, _) -> new PersonId(Columns.uuid(row, "id")))
                .set();
    }

    /// Whether the person is an administrator of the server at this moment.
    public static boolean administrates(Handle handle, PersonId person) {
        return AccountSql.isAdministrator(handle, person);
    }

    /// What a person may do on the server as a whole, at this moment.
    public static ServerRole serverRole(Handle handle, PersonId person) {
        return AdministrationSql.role(handle, person);
    }

    /// Whether a person has set the preference of this name to `off`.
    public static boolean switchedOff(Handle handle, PersonId person, String name) {
        return ProfileSql.switchedOff(handle, person, name);
    }

    /// All settings of a person.
    public Map<String, String> preferences(Handle handle, PersonId person) {
        return ProfileSql.preferences(handle, person);
    }

    /// People whose names contain `part`, which is folded and escaped for `like`.
    List<Person> find(Handle handle, String part, int limit) {
        return handle
                .createQuery(
                        COLUMNS
                                + "where search_key like '%' || :part || '%' escape '!'"
                                + " and state = 'active' order by search_key, id limit :limit")
                .bind("part", part)
                .bind("limit", limit)
                .map(this::person)
                .stream()
                .map(attendance::seen)
                .toList();
    }

    private Person person(ResultSet row, StatementContext context) throws SQLException {
        UUID avatar = Columns.uuidOrNull(row, "avatar");
        return new Person(
                new PersonId(Columns.uuid(row, "id")),
                Columns.text(row, "username"),
                Columns.text(row, "display_name"),
                avatar == null ? null : new FileId(avatar),
                Columns.textOrNull(row, "bio"),
                Presence.of(Columns.text(row, "presence")),
                status(row),
                Columns.timeOrNull(row, "last_seen"),
                false,
                Columns.text(row, "state").equals("suspended"));
    }

    private @Nullable PersonStatus status(ResultSet row) throws SQLException {
        String text = Columns.textOrNull(row, "status_text");
        String emoji = Columns.textOrNull(row, "status_emoji");
        Instant until = Columns.timeOrNull(row, "status_until");
        boolean over = until != null && !until.isAfter(clock.instant());
        return over || (text == null && emoji == null)
                ? null
                : new PersonStatus(text, emoji, until);
    }
}
