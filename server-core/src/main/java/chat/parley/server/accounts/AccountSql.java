package chat.parley.server.accounts;

import chat.parley.model.AccountState;
import chat.parley.model.PersonId;
import chat.parley.model.ServerRole;
import chat.parley.model.search.Folded;
import chat.parley.server.db.Columns;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of accounts and settings of the server. No state.
final class AccountSql {

    /// What signing in needs.
    ///
    /// @param person who
    /// @param passwordHash absent if no password was set
    /// @param once whether the password opens the account only once
    /// @param suspended whether the account may not be used
    record Credentials(
            PersonId person, @Nullable String passwordHash, boolean once, boolean suspended) {}

    /// A new account.
    record NewPerson(
            PersonId id,
            String username,
            String displayName,
            ServerRole role,
            @Nullable String passwordHash,
            Instant at) {}

    private AccountSql() {}

    static String setting(Handle handle, String name, String ifMissing) {
        Optional<String> found =
                handle.createQuery("select content from server_setting where name = ?")
                        .bind(0, name)
                        .mapTo(String.class)
                        .findOne();
        if (found.isEmpty()) {
            handle.createUpdate("insert into server_setting (name, content) values (?, ?)")
                    .bind(0, name)
                    .bind(1, ifMissing)
                    .execute();
        }
        return found.orElse(ifMissing);
    }

    static boolean anyAccount(Handle handle) {
        return handle.createQuery("select id from person limit 1")
                .map((row, _) -> Columns.uuid(row, "id"))
                .findOne()
                .isPresent();
    }

    static boolean anyAdministrator(Handle handle) {
        return handle.createQuery("select id from person where server_role = 'admin' limit 1")
                .map((row, _) -> Columns.uuid(row, "id"))
                .findOne()
                .isPresent();
    }

    static boolean isAdministrator(Handle handle, PersonId person) {
        return handle.createQuery(
                        "select id from person"
                                + " where id = ? and server_role = 'admin' and state = 'active'")
                .bind(0, person.value())
                .map((row, _) -> Columns.uuid(row, "id"))
                .findOne()
                .isPresent();
    }

    static Optional<AccountState> state(Handle handle, PersonId person) {
        return handle.createQuery("select state from person where id = ?")
                .bind(0, person.value())
                .map((row, _) -> AccountState.of(Columns.text(row, "state")))
                .findOne();
    }

    static boolean nameTaken(Handle handle, String username) {
        return credentials(handle, username).isPresent();
    }

    static Optional<Credentials> credentials(Handle handle, String username) {
        return handle.createQuery(
                        "select id, password_hash, password_once, state from person"
                                + " where username = ?")
                .bind(0, username)
                .map((row, _) ->
                        new Credentials(
                                new PersonId(Columns.uuid(row, "id")),
                                Columns.textOrNull(row, "password_hash"),
                                row.getBoolean("password_once"),
                                !Columns.text(row, "state").equals("active")))
                .findOne();
    }

    static Optional<String> passwordHash(Handle handle, PersonId person) {
        return handle.createQuery("select password_hash from person where id = ?")
                .bind(0, person.value())
                .map((row, _) -> Optional.ofNullable(Columns.textOrNull(row, "password_hash")))
                .findOne()
                .flatMap(hash -> hash);
    }

    static void insert(Handle handle, NewPerson person) {
        handle.createUpdate(
                        """
                        insert into person (id, username, display_name, search_key, server_role,
                                            state, password_hash, created_at)
                        values (:id, :username, :displayName, :key, :role, 'active', :hash, :at)
                        """)
                .bind("id", person.id().value())
                .bind("username", person.username())
                .bind("displayName", person.displayName())
                .bind("key", searchKey(person.username(), person.displayName()))
                .bind("role", person.role().word())
                .bind("hash", person.passwordHash())
                .bind("at", Columns.bind(person.at()))
                .execute();
    }

    /// @param once whether it opens the account only once
    static void setPassword(Handle handle, PersonId person, String hash, boolean once) {
        handle.createUpdate("update person set password_hash = ?, password_once = ? where id = ?")
                .bind(0, hash)
                .bind(1, once)
                .bind(2, person.value())
                .execute();
    }

    /// Takes away a password that opens the account once.
    static void useUpPassword(Handle handle, PersonId person) {
        handle.createUpdate(
                        "update person set password_hash = null, password_once = false"
                                + " where id = ?")
                .bind(0, person.value())
                .execute();
    }

    /// How a person is found by a part of a name: the folded display name and the user name, a line
    /// each.
    static String searchKey(String username, String displayName) {
        return Folded.text(displayName) + "\n" + username;
    }
}
