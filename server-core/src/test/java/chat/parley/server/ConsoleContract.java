package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Account;
import chat.parley.model.AccountState;
import chat.parley.model.CloseReason;
import chat.parley.model.Refusal;
import chat.parley.model.RoomKind;
import chat.parley.model.ServerRole;
import chat.parley.protocol.NewAccount;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator does at the machine, whichever database the server has.
abstract class ConsoleContract {

    /// A fresh database.
    abstract DatabaseSettings database();

    /// Whether the nodes may run meanwhile.
    abstract boolean besideANode();

    @Test
    void theOperatorKeepsAccountsInOrder(@TempDir Path folder) {
        ServerConfig config = ServerConfig.in(folder).withDatabase(database());
        ChatServer server = ChatServer.start(config);
        URI uri = URI.create("http://127.0.0.1:" + server.port());
        String code = server.setupCode().orElseThrow();
        ScriptedPerson ann =
                ScriptedPerson.signsUp(uri, new NewAccount("ann", "Ann", null, "x", null, code));
        ScriptedPerson bob = ScriptedPerson.signsUp(uri, "bob");
        bob.creates(RoomKind.PUBLIC, "Quay");
        if (!besideANode()) {
            server.close();
        }
        try (Console console = Console.open(config)) {
            assertThat(console.accounts(""))
                    .extracting(Account::username)
                    .containsExactly("ann", "bob");
            assertThat(console.account("an")).isEmpty();
            Account found = console.account("bob").orElseThrow();
            assertThat(console.setState(found.id(), AccountState.SUSPENDED)).isTrue();
            assertThat(console.setState(found.id(), AccountState.SUSPENDED)).isFalse();
            assertThat(console.setRole(found.id(), ServerRole.ADMIN)).isTrue();
            assertThatThrownBy(() -> console.setRole(ann.id(), ServerRole.USER))
                    .isInstanceOf(Refusal.class);
            assertThat(console.resetPassword(ann.id())).matches("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}");
            assertThat(console.rooms())
                    .singleElement()
                    .satisfies(room -> assertThat(room.name()).isEqualTo("Quay"));
            assertThat(console.statistics().suspended()).isEqualTo(1);
        }
        if (besideANode()) {
            assertThat(bob.isClosed()).isEqualTo(CloseReason.ACCOUNT_SUSPENDED);
            assertThat(ann.isClosed()).isEqualTo(CloseReason.SESSION_ENDED);
        }
        ann.close();
        bob.close();
        server.close();
    }
}
