package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.LoneServer;
import chat.parley.server.Tls;
import chat.parley.server.gateway.Deadlines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same port with encryption in front: same answers, and nobody who does not encrypt gets far.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EncryptedIT {

    private static final Deadlines SHORT =
            new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(45));

    private LoneServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = LoneServer.in(folder, config -> config.withTls(new Tls.SelfSigned()), SHORT);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// Trusts the certificate whatever it is; who pins it is tested elsewhere.
    private static final class Trusting implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private SSLSocket encrypted(String... protocols) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setEnabledProtocols(protocols);
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void upgradesAndSaysGoodbye(String version) throws Exception {
        try (RawClient client = RawClient.over(encrypted(version)).upgrade()) {
            client.close(1000, "");

            assertThat(client.closeCode()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void endsABrokenConnectionWithItsCode(String version) throws Exception {
        try (RawClient client = RawClient.over(encrypted(version)).upgrade()) {
            client.bytes(new byte[] {(byte) 0x81, 2, '{', '}'});

            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void readsAFrameOfTheLargestSize() throws Exception {
        try (RawClient client = RawClient.over(encrypted("TLSv1.3")).upgrade()) {
            client.text(RawClient.hello("x".repeat(65_000)));

            assertThat(client.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void tellsNothingToWhoDoesNotEncrypt() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(RawClient.upgradeRequest().getBytes(StandardCharsets.US_ASCII));

            byte[] told = socket.getInputStream().readAllBytes();

            assertThat(new String(told, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP");
        }
    }

    @Test
    void endsAHandshakeThatIsNotFinished() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            client.bytes(new byte[] {22, 3, 1});

            assertThat(client.gone()).isTrue();
        }
    }
}
