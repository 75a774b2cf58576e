package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.FileId;
import chat.parley.model.Limit;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.script.ScriptedUpload;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Who neither sends nor takes bytes of a file is let go. The server of this test waits for a
/// shorter time than others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StalledFilesIT {

    private static final Deadlines SHORT = Deadlines.standard().withStall(Duration.ofMillis(1_500));

    private LoneServer server;
    private ScriptedUpload ann;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server =
                LoneServer.in(
                        folder,
                        config ->
                                config.withLimits(
                                        config.limits().with(Limit.UPLOADS_PER_MINUTE, 0)),
                        SHORT);
        token = server.token();
        ann = new ScriptedUpload(URI.create("http://127.0.0.1:" + server.port()), token);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void endsAnUploadThatStallsAndKeepsWhatCame() throws IOException {
        String location = ann.create(10, "").headers().firstValue("Location").orElseThrow();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            send(socket, patch(location) + "01234");
            assertThat(status(socket.getInputStream())).isEqualTo("HTTP/1.1 408 Request Timeout");
        }
        assertThat(ann.head(location).headers().firstValue("Upload-Offset")).hasValue("5");
    }

    @Test
    void letsGoOfADownloadThatNobodyReads() throws IOException {
        FileId id = ann.file("big.bin", new byte[1024 * 1024]);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                many.append(
                        "GET /api/v1/files/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(id, token));
            }
            send(socket, many.toString());
            await().until(() -> isCut(socket));
        }
    }

    /// Whether the other side has closed: writing fails then.
    private static boolean isCut(Socket socket) {
        try {
            socket.getOutputStream().write('\n');
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private String patch(String location) {
        return "PATCH %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\n"
                        .formatted(location, token)
                + "Content-Type: application/offset+octet-stream\r\n"
                + "Upload-Offset: 0\r\nContent-Length: 10\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
