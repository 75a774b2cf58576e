package chat.parley.server.accounts;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.PersonStatus;
import chat.parley.model.Refusal;
import chat.parley.model.search.Folded;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.PeopleFound;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetStatus;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The public door of what people say of themselves, of finding people, and of personal settings.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [chat.parley.model.Refusal].
public final class Profiles {

    private static final int FOUND = 20;

    /// No status lasts longer; keeps times within what the wire and the databases can say.
    private static final long LONGEST_STATUS_SECONDS = 366L * 86_400;

    private static final int SETTINGS = 500;

    /// UTF-16 units of all settings of a person together: each connection begins with them.
    private static final int SETTINGS_LETTERS = 65_536;

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final People people;

    public Profiles(Database database, Doorbell doorbell, InstantSource clock, People people) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
        this.people = people;
    }

    /// Changes what others see of the person; the answer has the presence that others see.
    public PersonFound change(PersonId by, ChangeProfile command) {
        return database.writes()
                .write(LockKey.person(by.value()), handle -> changed(handle, by, command));
    }

    private PersonFound changed(Handle handle, PersonId by, ChangeProfile command) {
        boolean again = Operations.find(handle, by, command).isPresent();
        if (!again) {
            Person before = people.stored(handle, by).orElseThrow(Refusal::notFound);
            if (command.avatar() != null) {
                Avatars.requireOwn(handle, by, command.avatar());
            }
            String name = command.displayName();
            String key =
                    AccountSql.searchKey(
                            before.username(), name == null ? before.displayName() : name);
            ProfileSql.change(handle, by, key, command);
            Operations.remember(
                    handle, by, command, new Operations.Earlier(null, null), clock.instant());
        }
        return new PersonFound(people.seen(handle, by), again);
    }

    /// Keeps presence and status as chosen.
    public Done setStatus(PersonId by, SetStatus command) {
        PersonStatus status = status(command);
        return database.writes()
                .write(
                        LockKey.person(by.value()),
                        handle -> {
                            Person before =
                                    people.stored(handle, by).orElseThrow(Refusal::notFound);
                            if (before.presence() == command.presence()
                                    && Objects.equals(before.status(), status)) {
                                return Done.UNCHANGED;
                            }
                            ProfileSql.setStatus(
                                    handle, by, command.presence(), status, clock.instant());
                            return Done.CHANGED;
                        });
    }

    private @Nullable PersonStatus status(SetStatus command) {
        boolean said = notEmpty(command.text()) || command.emoji() != null;
        Long seconds = command.forSeconds();
        if (!said || (seconds != null && seconds <= 0)) {
            return null;
        }
        Instant until =
                seconds == null
                        ? null
                        : clock.instant().plusSeconds(Math.min(seconds, LONGEST_STATUS_SECONDS));
        return new PersonStatus(
                notEmpty(command.text()) ? command.text() : null, command.emoji(), until);
    }

    /// Whose status ended after `from`, and not after `to`.
    public List<PersonId> statusesEnded(Instant from, Instant to) {
        return database.read(handle -> ProfileSql.statusesEnded(handle, from, to));
    }

    /// Keeps when these people were last there.
    public void seenAt(Collection<PersonId> those, Instant at) {
        if (!those.isEmpty()) {
            LockKey key =
                    those.size() == 1
                            ? LockKey.person(those.iterator().next().value())
                            : LockKey.none();
            database.writes().write(key, handle -> ProfileSql.seenAt(handle, those, at));
        }
    }

    /// Keeps a setting for all devices of the person; an empty value forgets it.
    public Done setPreference(PersonId by, SetPreference command) {
        long head =
                database.writes()
                        .write(
                                LockKey.person(by.value()),
                                handle -> preferenceSet(handle, by, command));
        if (head == 0) {
            return Done.UNCHANGED;
        }
        doorbell.ringPerson(by.value(), head);
        return Done.CHANGED;
    }

    private static long preferenceSet(Handle handle, PersonId by, SetPreference command) {
        Map<String, String> present = ProfileSql.preferences(handle, by);
        if (command.value().equals(present.getOrDefault(command.key(), ""))) {
            return 0;
        }
        int others =
                present.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(command.key()))
                        .mapToInt(entry -> entry.getValue().length())
                        .sum();
        boolean oneMore = !present.containsKey(command.key());
        if ((oneMore && present.size() >= SETTINGS)
                || others + command.value().length() > SETTINGS_LETTERS) {
            throw Refusal.conflict("too many settings");
        }
        ProfileSql.setPreference(handle, by, command.key(), command.value());
        return PersonalLog.add(handle, by, PersonalLog.Kind.PREFERENCE, null, command.key());
    }

    /// People whose user or display name contains the query.
    public PeopleFound find(FindPeople command) {
        String part = searched(command.query());
        if (part.indexOf(0) >= 0) {
            return new PeopleFound(List.of());
        }
        Integer limit = command.limit();
        return new PeopleFound(
                database.read(handle -> people.find(handle, part, limit == null ? FOUND : limit)));
    }

    /// The query as it stands in the search keys, escaped for `like` with `!`.
    static String searched(String query) {
        return Folded.text(query).strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /// One person.
    public PersonFound person(GetPerson command) {
        return new PersonFound(
                database.read(handle -> people.seen(handle, command.person())), false);
    }

    /// The person with the presence they chose, for their own eyes and for who shows presence.
    public Person stored(PersonId person) {
        return database.read(
                handle -> people.stored(handle, person).orElseThrow(Refusal::notFound));
    }

    private static boolean notEmpty(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
