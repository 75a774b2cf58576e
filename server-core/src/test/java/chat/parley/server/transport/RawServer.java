package chat.parley.server.transport;

import chat.parley.server.LoneServer;
import chat.parley.server.db.TestFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server for all tests of a class, an account on it, and clients that are closed after each
/// test. A static field of the class; used from the test's thread.
final class RawServer implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final List<RawClient> clients = new ArrayList<>();
    private @Nullable Running running;

    private record Running(LoneServer server, String token) {}

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        LoneServer server = LoneServer.in(TestFolders.fresh());
        running = new Running(server, server.token());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        clients.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running().server().close();
    }

    int port() {
        return running().server().port();
    }

    /// The access token of the account.
    String token() {
        return running().token();
    }

    /// The access token of another account.
    String anotherToken() throws IOException, InterruptedException {
        return running().server().token();
    }

    /// A client that has said hello and read `ready`.
    RawClient signedIn() throws IOException {
        RawClient client = RawClient.signedIn(port(), token());
        clients.add(client);
        return client;
    }

    private Running running() {
        return Objects.requireNonNull(running, "only while tests run");
    }
}
