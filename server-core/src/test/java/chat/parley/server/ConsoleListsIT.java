package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Account;
import chat.parley.server.db.Database;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.LockKey;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator lists is all there is, however much that is.
final class ConsoleListsIT {

    private static final int MANY = 203;

    @Test
    void listsMoreAccountsThanAPageHas(@TempDir Path folder) {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            int made = database.writes().write(LockKey.none(), ConsoleListsIT::manyAccounts);
            assertThat(made).isEqualTo(MANY);
        }
        try (Console console = Console.open(ServerConfig.in(folder))) {
            assertThat(console.accounts(""))
                    .hasSize(MANY)
                    .extracting(Account::username)
                    .doesNotHaveDuplicates();
        }
    }

    private static int manyAccounts(Handle handle) {
        PreparedBatch accounts =
                handle.prepareBatch(
                        """
                        insert into person (id, username, display_name, search_key, server_role,
                                            state, created_at)
                        values (random_uuid(), :name, 'P', 'p', 'user', 'active', current_timestamp)
                        """);
        for (int i = 0; i < MANY; i++) {
            accounts.bind("name", "p" + i).add();
        }
        return accounts.execute().length;
    }
}
