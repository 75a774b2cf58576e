package chat.parley.desktop.link;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.HttpBody;
import chat.parley.protocol.HttpError;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.ServerInfo;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import chat.parley.protocol.WireCodec;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP calls of one server: what it is, accounts, sessions. Called on the FX thread; answers
/// come there.
public final class Api implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Api.class);
    private static final Duration CONNECTING = Duration.ofSeconds(8);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final ServerAddress address;
    private final Executor fx;
    private final HttpClient http;
    private final WireCodec codec = new WireCodec();

    public Api(ServerAddress address, ServerKeys keys, Executor fx) {
        this.address = address;
        this.fx = fx;
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECTING)
                        .sslContext(keys.context())
                        .build();
    }

    /// What server this is.
    public void server(Consumer<Outcome<ServerInfo>> then) {
        HttpRequest request = to(Protocol.SERVER).GET().build();
        call(request, body(ServerInfo.class), then);
    }

    public void register(NewAccount account, Consumer<Outcome<SessionGrant>> then) {
        call(post(Protocol.ACCOUNTS, account), body(SessionGrant.class), then);
    }

    public void signIn(SignIn signIn, Consumer<Outcome<SessionGrant>> then) {
        call(post(Protocol.SESSIONS, signIn), body(SessionGrant.class), then);
    }

    /// Trades a refresh token for new tokens. Save `rotation` first: the same one again gives the
    /// same tokens again.
    public void refresh(Refresh refresh, Consumer<Outcome<SessionGrant>> then) {
        call(post(Protocol.REFRESH, refresh), body(SessionGrant.class), then);
    }

    /// Ends the session of a token.
    public void signOut(String token, Consumer<Outcome<Boolean>> then) {
        HttpRequest request =
                to(Protocol.CURRENT_SESSION)
                        .header("Authorization", Protocol.BEARER + token)
                        .DELETE()
                        .build();
        call(request, nothing -> true, then);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.http(path)).timeout(ANSWER);
    }

    private HttpRequest post(String path, HttpBody body) {
        return to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(codec.write(body)))
                .build();
    }

    private <T extends HttpBody> Function<byte[], T> body(Class<T> type) {
        return bytes -> codec.readBody(type, bytes, WireCodec.MAX_BODY_BYTES);
    }

    private <T> void call(
            HttpRequest request, Function<byte[], T> read, Consumer<Outcome<T>> then) {
        Thread.startVirtualThread(() -> {
            Outcome<T> outcome = outcome(request, read);
            fx.execute(() -> then.accept(outcome));
        });
    }

    private <T> Outcome<T> outcome(HttpRequest request, Function<byte[], T> read) {
        try {
            return outcome(http.send(request, BodyHandlers.ofByteArray()), read);
        } catch (IOException unreachable) {
            log.debug("No answer from {}", address, unreachable);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Unreachable<>();
    }

    private <T> Outcome<T> outcome(HttpResponse<byte[]> response, Function<byte[], T> read) {
        try {
            if (response.statusCode() / 100 == 2) {
                return new Outcome.Done<>(read.apply(response.body()));
            }
            HttpError error =
                    codec.readBody(HttpError.class, response.body(), WireCodec.MAX_BODY_BYTES);
            if (error.code() == RefusalCode.UNAVAILABLE) {
                return new Outcome.Unreachable<>();
            }
            Long retry = error.retryMs();
            return new Outcome.Refused<>(
                    error.code(),
                    error.message(),
                    error.field(),
                    retry == null ? null : Duration.ofMillis(retry));
        } catch (Refusal notParley) {
            return new Outcome.Unreachable<>();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
