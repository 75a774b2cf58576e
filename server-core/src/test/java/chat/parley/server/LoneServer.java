package chat.parley.server;

import chat.parley.protocol.NewAccount;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.gateway.Deadlines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A server on a free port with its rows in a folder, and accounts made over HTTP. Any thread.
public final class LoneServer implements AutoCloseable {

    private final WireCodec codec = new WireCodec();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger accounts = new AtomicInteger();
    private final ChatServer server;

    private LoneServer(ChatServer server) {
        this.server = server;
    }

    /// A server with its standard configuration.
    public static LoneServer in(Path folder) {
        return in(folder, config -> config);
    }

    /// A server with a changed configuration.
    public static LoneServer in(Path folder, UnaryOperator<ServerConfig> change) {
        return in(folder, change, Deadlines.standard());
    }

    /// A server that is less, or more, patient than the protocol says.
    public static LoneServer in(
            Path folder, UnaryOperator<ServerConfig> change, Deadlines deadlines) {
        ServerConfig usual = ServerConfig.in(folder).withDatabase(TestDatabases.h2(folder));
        return new LoneServer(ChatServer.start(change.apply(usual), deadlines));
    }

    /// The port of WebSocket and HTTP.
    public int port() {
        return server.port();
    }

    /// The code with which the first account becomes an administrator; absent once there is one.
    public @Nullable String setupCode() {
        return server.setupCode().orElse(null);
    }

    /// How many clients are connected.
    public int connections() {
        return server.connections();
    }

    /// The access token of a new account.
    public String token() throws IOException, InterruptedException {
        String name = "raw" + accounts.incrementAndGet();
        NewAccount account = new NewAccount(name, name, "a long password", "raw", null, null);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/api/v1/accounts".formatted(port())))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(codec.write(account)))
                        .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 201) {
            throw new IOException("no account: " + answer.statusCode());
        }
        return codec.readBody(SessionGrant.class, answer.body(), 65_536).token();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
