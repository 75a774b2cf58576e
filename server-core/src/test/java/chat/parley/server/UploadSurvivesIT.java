package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.FileId;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedUpload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server in a process of its own: an upload goes on after the process was killed, and a file far
/// larger than its memory passes through it both ways.
final class UploadSurvivesIT {

    private static final long LARGE = 200L * 1024 * 1024;
    private static final int PIECE = 1024 * 1024;

    @TempDir private Path folder;
    private @Nullable Process process;
    private URI address = URI.create("http://127.0.0.1");

    @AfterEach
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    private Process running() {
        return Objects.requireNonNull(process);
    }

    @Test
    void goesOnAfterTheServerWasKilled() throws Exception {
        start();
        String token = account();
        byte[] bytes = new byte[3 * PIECE];
        new Random(7).nextBytes(bytes);
        ScriptedUpload before = new ScriptedUpload(address, token);
        String location =
                before.create(bytes.length, "").headers().firstValue("Location").orElseThrow();
        assertThat(before.patch(location, 0, Arrays.copyOf(bytes, PIECE)).statusCode())
                .isEqualTo(204);
        long arrived = PIECE + killAmid(location, token, bytes);
        start();
        ScriptedUpload after = new ScriptedUpload(address, token);
        int offset =
                Integer.parseInt(
                        after.head(location).headers().firstValue("Upload-Offset").orElseThrow());
        assertThat(offset).isBetween((int) arrived, bytes.length - 1);
        byte[] rest = Arrays.copyOfRange(bytes, offset, bytes.length);
        assertThat(after.patch(location, offset, rest).statusCode()).isEqualTo(204);
        FileId id = ScriptedUpload.idOf(location);
        assertThat(after.get(id, "").body()).isEqualTo(bytes);
    }

    @Test
    void passesOnAFileLargerThanItsMemory() throws Exception {
        start();
        String token = account();
        ScriptedUpload ann = new ScriptedUpload(address, token);
        String location = ann.create(LARGE, "").headers().firstValue("Location").orElseThrow();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest patch =
                    ann.tus(location)
                            .timeout(Duration.ofMinutes(2))
                            .header("Upload-Offset", "0")
                            .header("Content-Type", "application/offset+octet-stream")
                            .method(
                                    "PATCH",
                                    BodyPublishers.fromPublisher(
                                            BodyPublishers.ofInputStream(Noise::new), LARGE))
                            .build();
            assertThat(http.send(patch, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
            HttpRequest get =
                    ann.signed("/api/v1/files/" + ScriptedUpload.idOf(location))
                            .timeout(Duration.ofMinutes(2))
                            .build();
            HttpResponse<InputStream> answer = http.send(get, BodyHandlers.ofInputStream());
            assertThat(hash(answer.body())).isEqualTo(hash(new Noise()));
        }
        assertThat(running().isAlive()).isTrue();
    }

    /// Sends a part of what is left and kills the server once it has some of it on disk.
    ///
    /// @return how much it has at least
    private long killAmid(String location, String token, byte[] bytes) throws Exception {
        Path part = folder.resolve("files/parts").resolve(ScriptedUpload.idOf(location).toString());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "PATCH %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\n"
                                    .formatted(location, token)
                            + "Content-Type: application/offset+octet-stream\r\n"
                            + "Upload-Offset: %d\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(PIECE, 2 * PIECE);
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(bytes, PIECE, PIECE);
            out.flush();
            await().until(() -> Files.size(part) == 2 * PIECE);
            kill();
        }
        return PIECE;
    }

    private void start() throws IOException {
        process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx96m",
                                        "-XX:MaxDirectMemorySize=48m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ServerProcess.class.getName(),
                                        folder.toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(running().getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith(ServerProcess.PORT)) {
            line = out.readLine();
        }
        assertThat(line).as("the port of the server").isNotNull();
        address = URI.create("http://127.0.0.1:" + line.substring(ServerProcess.PORT.length()));
    }

    private String account() {
        return ScriptedHttp.at(address)
                .post(
                        "/api/v1/accounts",
                        new NewAccount("ann", "Ann", null, "test", null, null),
                        SessionGrant.class)
                .token();
    }

    private static String hash(InputStream bytes) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream in = new DigestInputStream(bytes, digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// [#LARGE] bytes that no compression makes small, always the same.
    private static final class Noise extends InputStream {

        private final Random random = new Random(11);
        private long left = LARGE;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = (int) Math.min(left, length);
            if (count == 0) {
                return -1;
            }
            byte[] some = new byte[count];
            random.nextBytes(some);
            System.arraycopy(some, 0, into, offset, count);
            left -= count;
            return count;
        }
    }
}
