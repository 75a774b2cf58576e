package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.WireCodec;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.transport.TrustedProxies;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose new accounts are counted together: this test is the proxy, or pretends to be one.
final class ForwardedAddressIT {

    private static final int MADE = 201;
    private static final int TOO_OFTEN = 429;

    @TempDir private Path folder;

    @Test
    void eachClientOfATrustedProxyIsCountedByItself() {
        try (ChatServer server = started(TrustedProxies.at(List.of("127.0.0.1")))) {
            assertThat(signUp(server, "203.0.113.1")).isEqualTo(MADE);
            assertThat(signUp(server, "203.0.113.1")).isEqualTo(MADE);
            assertThat(signUp(server, "203.0.113.1")).isEqualTo(TOO_OFTEN);
            assertThat(signUp(server, "203.0.113.2")).isEqualTo(MADE);
            assertThat(signUp(server, "198.51.100.7, 203.0.113.1")).isEqualTo(TOO_OFTEN);
            assertThat(signUp(server, "198.51.100.7", "203.0.113.1")).isEqualTo(TOO_OFTEN);
            assertThat(signUp(server, "2001:db8::1")).isEqualTo(MADE);
            assertThat(signUp(server, "2001:db8::2")).isEqualTo(MADE);
            assertThat(signUp(server, "2001:db8::3")).isEqualTo(TOO_OFTEN);
            assertThat(signUp(server)).as("the proxy itself").isEqualTo(MADE);
        }
    }

    @Test
    void whatAStrangerSaysOfAddressesIsIgnored() {
        try (ChatServer server = started(TrustedProxies.at(List.of("10.0.0.0/8")))) {
            assertThat(signUp(server, "203.0.113.1")).isEqualTo(MADE);
            assertThat(signUp(server, "203.0.113.2")).isEqualTo(MADE);
            assertThat(signUp(server, "203.0.113.3")).isEqualTo(TOO_OFTEN);
            assertThat(signUp(server)).isEqualTo(TOO_OFTEN);
        }
    }

    private ChatServer started(TrustedProxies proxies) {
        Limits limits = Limits.standard().with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 2);
        return ChatServer.start(
                ServerConfig.in(folder).withLimits(limits).withTrustedProxies(proxies));
    }

    /// Asks for an account.
    ///
    /// @param forwarded lines of the header
    private static int signUp(ChatServer server, String... forwarded) {
        ScriptedHttp http = ScriptedHttp.at(URI.create("http://127.0.0.1:" + server.port()));
        String name = "x" + UUID.randomUUID().toString().substring(24);
        NewAccount account = new NewAccount(name, name, null, "test", null, null);
        HttpRequest.Builder request =
                http.request("/api/v1/accounts")
                        .POST(BodyPublishers.ofByteArray(new WireCodec().write(account)));
        for (String line : forwarded) {
            request.header("X-Forwarded-For", line);
        }
        return http.exchange(request).statusCode();
    }
}
