package chat.parley.server.script;

import chat.parley.protocol.HttpBody;
import chat.parley.protocol.HttpError;
import chat.parley.protocol.WireCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// HTTP calls of tests. Any thread.
public final class ScriptedHttp {

    /// One client for all tests of a process: it only holds threads.
    static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 20;

    private final URI server;
    private final WireCodec codec = new WireCodec();

    private ScriptedHttp(URI server) {
        this.server = server;
    }

    /// The HTTP side of a server.
    ///
    /// @param server as `http://host:port`
    public static ScriptedHttp at(URI server) {
        return new ScriptedHttp(server);
    }

    /// Posts a body and reads the answer, which must be 201.
    public <T extends HttpBody> T post(String path, HttpBody body, Class<T> type) {
        HttpResponse<byte[]> response =
                exchange(request(path).POST(BodyPublishers.ofByteArray(codec.write(body))));
        if (response.statusCode() != 201) {
            throw new AssertionError(
                    path
                            + " answered "
                            + response.statusCode()
                            + " "
                            + new String(response.body(), StandardCharsets.UTF_8));
        }
        return codec.readBody(type, response.body(), MOST_BYTES);
    }

    /// Posts a body and reads the refusal, which must have this status.
    public HttpError refused(String path, HttpBody body, int status) {
        return error(
                exchange(request(path).POST(BodyPublishers.ofByteArray(codec.write(body)))),
                status);
    }

    /// The error in an answer, which must have this status.
    public HttpError error(HttpResponse<byte[]> response, int status) {
        if (response.statusCode() != status) {
            throw new AssertionError(
                    "expected %d, got %d %s"
                            .formatted(
                                    status,
                                    response.statusCode(),
                                    new String(response.body(), StandardCharsets.UTF_8)));
        }
        return codec.readBody(HttpError.class, response.body(), MOST_BYTES);
    }

    /// A request to be completed.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    /// Sends a request.
    public HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
