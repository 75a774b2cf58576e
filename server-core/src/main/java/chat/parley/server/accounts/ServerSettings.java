package chat.parley.server.accounts;

import chat.parley.model.Registration;
import chat.parley.protocol.ChangeServer;
import chat.parley.server.db.Columns;
import chat.parley.server.db.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rules of the server as they are now: what an administrator has set, and where nobody has,
/// what the configuration says. Kept in the database, so all nodes have the same. Thread-safe.
public final class ServerSettings {

    private static final String NAME = "name";
    private static final String REGISTRATION = "registration";
    private static final String MAX_FILE_BYTES = "maxFileBytes";
    private static final String EDIT_WINDOW = "editWindowSeconds";

    private final Database database;
    private final ServerRules configured;

    /// @param configured what holds where nothing was set
    public ServerSettings(Database database, ServerRules configured) {
        this.database = database;
        this.configured = configured;
    }

    /// The present rules; blocks on the database.
    public ServerRules present() {
        return database.read(this::present);
    }

    /// The present rules, inside a read or a write.
    public ServerRules present(Handle handle) {
        Map<String, String> set = new HashMap<>();
        handle.createQuery("select name, content from server_setting where name = any(:names)")
                .bindArray(
                        "names",
                        String.class,
                        List.of(NAME, REGISTRATION, MAX_FILE_BYTES, EDIT_WINDOW))
                .map((row, _) -> Map.entry(Columns.text(row, "name"), Columns.text(row, "content")))
                .forEach(entry -> set.put(entry.getKey(), entry.getValue()));
        String registration = set.get(REGISTRATION);
        return new ServerRules(
                set.getOrDefault(NAME, configured.name()),
                registration == null ? configured.registration() : Registration.of(registration),
                number(set.get(MAX_FILE_BYTES), configured.maxFileBytes()),
                number(set.get(EDIT_WINDOW), configured.editWindowSeconds()));
    }

    /// Sets what the command names, inside a write.
    ///
    /// @return the names of what is different now
    List<String> change(Handle handle, ChangeServer command) {
        ServerRules before = present(handle);
        List<String> changed = new ArrayList<>();
        set(handle, changed, NAME, before.name(), command.name());
        Registration registration = command.registration();
        set(
                handle,
                changed,
                REGISTRATION,
                before.registration().word(),
                registration == null ? null : registration.word());
        set(handle, changed, MAX_FILE_BYTES, before.maxFileBytes(), command.maxFileBytes());
        set(handle, changed, EDIT_WINDOW, before.editWindowSeconds(), command.editWindowSeconds());
        return changed;
    }

    private static void set(
            Handle handle, List<String> changed, String name, Object before, @Nullable Object now) {
        if (now == null || now.equals(before)) {
            return;
        }
        handle.createUpdate("delete from server_setting where name = ?").bind(0, name).execute();
        handle.createUpdate("insert into server_setting (name, content) values (?, ?)")
                .bind(0, name)
                .bind(1, now.toString())
                .execute();
        changed.add(name);
    }

    private static long number(@Nullable String set, long configured) {
        return set == null ? configured : Long.parseLong(set);
    }
}
