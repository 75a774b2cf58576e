package chat.parley.benchmarks.wire;

import chat.parley.protocol.NewAccount;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.WireCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Makes accounts over HTTP. They have no password, so that making many does not measure how slow a
/// password hash is.
public final class AccountDesk implements AutoCloseable {

    private static final WireCodec CODEC = new WireCodec();
    private static final int CREATED = 201;
    private static final int MAX_ANSWER = 1 << 16;

    private final HttpClient http = HttpClient.newHttpClient();

    /// Makes an account at the server on `port`.
    ///
    /// @return its first session
    /// @throws IOException if the server does not make it
    public SessionGrant open(int port, String username) throws IOException {
        byte[] body =
                CODEC.write(new NewAccount(username, username, null, "benchmark", null, null));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/accounts"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != CREATED) {
                throw new IOException(
                        answer.statusCode()
                                + " "
                                + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return CODEC.readBody(SessionGrant.class, answer.body(), MAX_ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
