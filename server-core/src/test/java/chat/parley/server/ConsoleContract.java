package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Account;
import chat.parley.model.AccountState;
import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.ServerRole;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Search;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator does at the machine, whichever database the server has.
abstract class ConsoleContract {

    /// A fresh database.
    abstract DatabaseSettings database();

    /// Whether the nodes may run meanwhile.
    abstract boolean besideANode();

    /// Takes away what the index knows.
    abstract void loseTheIndex(ServerConfig config) throws IOException;

    @Test
    void theOperatorMakesTheSearchIndexAgain(@TempDir Path folder) throws IOException {
        ServerConfig config =
                ServerConfig.in(folder)
                        .withDatabase(database())
                        .withLimits(Limits.standard().with(Limit.SEARCHES_PER_SECOND, 0));
        ChatServer server = ChatServer.start(config);
        ScriptedPerson ann = ScriptedPerson.signsUp(address(server), "ann");
        RoomId quay = ann.creates(RoomKind.PRIVATE, "Quay").id();
        RoomId attic = ann.creates(RoomKind.PRIVATE, "Attic").id();
        ann.says(quay, "an old lamp");
        ann.says(attic, "a new lamp");
        await().until(() -> finds(ann, "lamp") == 2);
        if (!besideANode()) {
            server.close();
        }
        loseTheIndex(config);
        List<String> progress = new ArrayList<>();
        try (Console console = Console.open(config)) {
            assertThat(
                            console.rebuildSearch((rooms, all, messages) ->
                                    progress.add(rooms + "/" + all + " " + messages)))
                    .isEqualTo(2);
        }
        assertThat(progress).startsWith("0/2 1", "1/2 1").endsWith("1/2 2", "2/2 2");
        if (!besideANode()) {
            assertThat(folder.resolve("search/current")).isNotEmptyFile();
            server = ChatServer.start(config);
            ann.comesBack(address(server));
        }
        assertThat(finds(ann, "lamp")).isEqualTo(2);
        ann.close();
        server.close();
    }

    private static int finds(ScriptedPerson person, String words) {
        return person.asks(MessagesFound.class, i -> new Search(i, words, null, null, null))
                .items()
                .size();
    }

    private static URI address(ChatServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Test
    void theOperatorKeepsAccountsInOrder(@TempDir Path folder) {
        ServerConfig config = ServerConfig.in(folder).withDatabase(database());
        ChatServer server = ChatServer.start(config);
        URI uri = address(server);
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
