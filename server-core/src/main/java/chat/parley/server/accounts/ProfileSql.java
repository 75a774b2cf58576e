package chat.parley.server.accounts;

import chat.parley.model.PersonId;
import chat.parley.model.PersonStatus;
import chat.parley.model.Presence;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.SetPreference;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of what people say of themselves and of their settings. No state.
final class ProfileSql {

    private ProfileSql() {}

    static void change(Handle handle, PersonId person, String searchKey, ChangeProfile change) {
        handle.createUpdate(
                        """
                        update person set display_name = coalesce(:name, display_name),
                                          search_key = :key,
                                          avatar = coalesce(:avatar, avatar),
                                          bio = nullif(coalesce(:bio, bio), '')
                        where id = :id
                        """)
                .bind("name", change.displayName())
                .bind("key", searchKey)
                .bind("avatar", change.avatar() == null ? null : change.avatar().value())
                .bind("bio", change.bio())
                .bind("id", person.value())
                .execute();
    }

    /// Who becomes invisible was seen until now.
    static void setStatus(
            Handle handle,
            PersonId person,
            Presence presence,
            @Nullable PersonStatus status,
            Instant now) {
        handle.createUpdate(
                        """
                        update person set presence = :presence,
                                          last_seen = case when :presence = 'invisible'
                                              and presence <> 'invisible'
                                              then cast(:now as timestamp(3) with time zone)
                                              else last_seen end,
                                          status_text = :text,
                                          status_emoji = :emoji, status_until = :until
                        where id = :id
                        """)
                .bind("presence", presence.word())
                .bind("now", Columns.bind(now))
                .bind("text", status == null ? null : status.text())
                .bind("emoji", status == null ? null : status.emoji())
                .bind("until", status == null ? null : Columns.bindOrNull(status.until()))
                .bind("id", person.value())
                .execute();
    }

    /// Those who are invisible were last seen before.
    ///
    /// @return how many were not
    static int seenAt(Handle handle, Collection<PersonId> people, Instant at) {
        return handle.createUpdate(
                        "update person set last_seen = :at"
                                + " where id = any(:ids) and presence <> 'invisible'")
                .bind("at", Columns.bind(at))
                .bindArray("ids", UUID.class, people.stream().map(PersonId::value).toList())
                .execute();
    }

    /// Whose status ended after `from`, and not after `to`.
    static List<PersonId> statusesEnded(Handle handle, Instant from, Instant to) {
        return handle.createQuery(
                        "select id from person where status_until > ? and status_until <= ?")
                .bind(0, Columns.bind(from))
                .bind(1, Columns.bind(to))
                .map((row, _) -> new PersonId(Columns.uuid(row, "id")))
                .list();
    }

    /// Whether a person has switched this off.
    static boolean switchedOff(Handle handle, PersonId person, String name) {
        return handle.createQuery(
                        "select 1 from person_preference"
                                + " where person = ? and name = ? and content = ?")
                .bind(0, person.value())
                .bind(1, name)
                .bind(2, SetPreference.OFF)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static Map<String, String> preferences(Handle handle, PersonId person) {
        Map<String, String> found = new TreeMap<>();
        handle.createQuery("select name, content from person_preference where person = ?")
                .bind(0, person.value())
                .map((row, _) -> Map.entry(Columns.text(row, "name"), Columns.text(row, "content")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /// Sets or, with an empty value, forgets a setting.
    static void setPreference(Handle handle, PersonId person, String name, String value) {
        handle.createUpdate("delete from person_preference where person = ? and name = ?")
                .bind(0, person.value())
                .bind(1, name)
                .execute();
        if (!value.isEmpty()) {
            handle.createUpdate(
                            "insert into person_preference (person, name, content)"
                                    + " values (?, ?, ?)")
                    .bind(0, person.value())
                    .bind(1, name)
                    .bind(2, value)
                    .execute();
        }
    }
}
