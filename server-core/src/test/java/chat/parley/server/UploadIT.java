package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.Limit;
import chat.parley.server.script.ScriptedUpload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Uploads and downloads of a running server, over HTTP and bare sockets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UploadIT {

    private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final String NAMED = ScriptedUpload.metadata("filename", "ten \"und\" ü.txt");

    private LoneServer server;
    private ScriptedUpload ann;
    private ScriptedUpload bob;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server =
                LoneServer.in(
                        folder,
                        config ->
                                config.withLimits(
                                        config.limits()
                                                .with(Limit.UPLOADS_PER_MINUTE, 0)
                                                .with(Limit.FILE_MEGABYTES, 1)));
        URI at = URI.create("http://127.0.0.1:" + server.port());
        token = server.token();
        ann = new ScriptedUpload(at, token);
        bob = new ScriptedUpload(at, server.token());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void uploadsAsTusSays() {
        HttpResponse<byte[]> created = ann.create(10, NAMED);
        assertThat(created.statusCode()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).matches("/api/v1/files/[0-9a-f-]{36}/upload");
        HttpResponse<byte[]> begun =
                ann.patch(location, 0, "0123".getBytes(StandardCharsets.UTF_8));
        assertThat(begun.statusCode()).isEqualTo(204);
        assertThat(begun.headers().firstValue("Upload-Offset")).hasValue("4");
        HttpResponse<byte[]> asked = ann.head(location);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Upload-Offset")).hasValue("4");
        assertThat(asked.headers().firstValue("Upload-Length")).hasValue("10");
        assertThat(asked.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(asked.headers().firstValue("Tus-Resumable")).hasValue("1.0.0");
        assertThat(ann.patch(location, 3, TEN).statusCode()).isEqualTo(409);
        assertThat(ann.patch(location, 4, "456789".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(204);
        assertThat(ann.head(location).headers().firstValue("Upload-Offset")).hasValue("10");
        assertThat(ann.get(ScriptedUpload.idOf(location), "").body()).isEqualTo(TEN);
    }

    @Test
    void tellsWhatItKnowsOfTus() {
        HttpResponse<byte[]> options =
                ann.exchange(
                        ann.signed("/api/v1/files").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Tus-Version")).hasValue("1.0.0");
        assertThat(options.headers().firstValue("Tus-Extension")).hasValue("creation,termination");
        assertThat(options.headers().firstValue("Tus-Max-Size")).hasValue("1048576");
    }

    @Test
    void refusesWhatTusRefuses() {
        HttpRequest.Builder other =
                ann.signed("/api/v1/files")
                        .header("Tus-Resumable", "0.2.2")
                        .POST(BodyPublishers.noBody());
        HttpResponse<byte[]> wrong = ann.exchange(other);
        assertThat(wrong.statusCode()).isEqualTo(412);
        assertThat(wrong.headers().firstValue("Tus-Version")).hasValue("1.0.0");
        assertThat(ann.create(1024 * 1024 + 1, NAMED).statusCode()).isEqualTo(413);
        assertThat(ann.create(-1, NAMED).statusCode()).isEqualTo(400);
        assertThat(ann.create(1, "filename ***").statusCode()).isEqualTo(400);
        assertThat(ann.create(1, "waveform " + "bm9wZSE=").statusCode()).isEqualTo(400);
        String location = ann.create(10, "").headers().firstValue("Location").orElseThrow();
        assertThat(ann.patch(location, 0, new byte[11]).statusCode()).isEqualTo(413);
        assertThat(
                        ann.exchange(
                                        ann.tus(location)
                                                .header("Upload-Offset", "0")
                                                .method("PATCH", BodyPublishers.ofByteArray(TEN)))
                                .statusCode())
                .isEqualTo(415);
        HttpResponse<byte[]> method = ann.exchange(ann.tus(location).PUT(BodyPublishers.noBody()));
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValue("DELETE, HEAD, OPTIONS, PATCH");
    }

    @Test
    void letsAClientPostThatCanNotPatch() {
        String location = ann.create(10, NAMED).headers().firstValue("Location").orElseThrow();
        HttpResponse<byte[]> posted =
                ann.exchange(
                        ann.tus(location)
                                .header("X-HTTP-Method-Override", "PATCH")
                                .header("Upload-Offset", "0")
                                .header("Content-Type", "application/offset+octet-stream")
                                .POST(BodyPublishers.ofByteArray(TEN)));
        assertThat(posted.statusCode()).isEqualTo(204);
        assertThat(ann.get(ScriptedUpload.idOf(location), "").body()).isEqualTo(TEN);
    }

    @Test
    void answersAlikeForAnothersFileAndForNone() {
        FileId own = ann.file("secret.txt", TEN);
        FileId none = FileId.of("01890000-0000-7000-8000-000000000000");
        HttpResponse<byte[]> hidden = bob.get(own, "");
        HttpResponse<byte[]> missing = bob.get(none, "");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body()).isEqualTo(missing.body());
        assertThat(bob.head("/api/v1/files/" + own + "/upload").statusCode()).isEqualTo(404);
        assertThat(bob.get(none, "/nothing").statusCode()).isEqualTo(404);
        assertThat(bob.exchange(bob.signed("/api/v1/files/" + own + "?token=x")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void sendsAFileAsSomethingToSaveAndNotToShow() {
        FileId id = ann.described(NAMED, TEN);
        HttpResponse<byte[]> whole = ann.get(id, "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Length")).hasValue("10");
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"ten _und_ _.txt\";"
                                + " filename*=UTF-8''ten%20_und_%20%C3%BC.txt");
        assertThat(whole.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> known = ann.get(id, "", "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void sendsPartsOfAFile() {
        FileId id = ann.file("ten.txt", TEN);
        HttpResponse<byte[]> part = ann.get(id, "", "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
        assertThat(part.body()).asString().isEqualTo("234");
        assertThat(ann.get(id, "", "Range", "bytes=2-4", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> beyond = ann.get(id, "", "Range", "bytes=10-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */10");
    }

    @Test
    void answersRequestsInOnePieceInTheirOrder() throws IOException {
        FileId first = ann.file("a.txt", "first".getBytes(StandardCharsets.UTF_8));
        try (Socket socket = socket()) {
            String get = "GET /api/v1/files/%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n";
            send(
                    socket,
                    get.formatted(first, token)
                            + "\r\nGET /api/v1/server HTTP/1.1\r\nHost: x\r\n\r\n"
                            + get.formatted(first, token)
                            + "Connection: close\r\n\r\n");
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).containsSubsequence("first", "serverId", "first");
        }
    }

    @Test
    void letsANewerRequestTakeOverFromAHangingOne() throws IOException {
        String location = ann.create(10, NAMED).headers().firstValue("Location").orElseThrow();
        try (Socket socket = socket()) {
            send(socket, patch(location) + "01234");
            assertThat(ann.head(location).statusCode()).isEqualTo(200);
            HttpResponse<byte[]> rest = ann.head(location);
            long offset = Long.parseLong(rest.headers().firstValue("Upload-Offset").orElseThrow());
            byte[] left =
                    new String(TEN, StandardCharsets.UTF_8)
                            .substring((int) offset)
                            .getBytes(StandardCharsets.UTF_8);
            assertThat(ann.patch(location, offset, left).statusCode()).isEqualTo(204);
        }
        assertThat(ann.get(ScriptedUpload.idOf(location), "").body()).isEqualTo(TEN);
    }

    private String patch(String location) {
        return "PATCH %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\n"
                        .formatted(location, token)
                + "Content-Type: application/offset+octet-stream\r\n"
                + "Upload-Offset: 0\r\nContent-Length: 10\r\n\r\n";
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(45_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
