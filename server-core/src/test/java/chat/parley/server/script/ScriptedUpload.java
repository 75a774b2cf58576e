package chat.parley.server.script;

import chat.parley.model.FileId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Somebody's files in a test, over HTTP as tus says. Any thread.
public final class ScriptedUpload {

    private final ScriptedHttp http;
    private final String token;

    /// The files of who holds a token.
    ///
    /// @param server as `http://host:port`
    public ScriptedUpload(URI server, String token) {
        this.http = ScriptedHttp.at(server);
        this.token = token;
    }

    /// Uploads a file whole.
    public FileId file(String name, byte[] bytes) {
        return described(metadata("filename", name), bytes);
    }

    /// Uploads a file whole, with what is said of it.
    public FileId described(String metadata, byte[] bytes) {
        HttpResponse<byte[]> created = create(bytes.length, metadata);
        expect(201, created);
        String location = created.headers().firstValue("Location").orElseThrow();
        if (bytes.length > 0) {
            expect(204, patch(location, 0, bytes));
        }
        return idOf(location);
    }

    /// Begins an upload.
    public HttpResponse<byte[]> create(long length, String metadata) {
        return http.exchange(
                tus("/api/v1/files")
                        .header("Upload-Length", Long.toString(length))
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody()));
    }

    /// Goes on with an upload.
    public HttpResponse<byte[]> patch(String location, long offset, byte[] bytes) {
        return http.exchange(
                tus(location)
                        .header("Upload-Offset", Long.toString(offset))
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    /// Asks how far an upload is.
    public HttpResponse<byte[]> head(String location) {
        return http.exchange(tus(location).method("HEAD", BodyPublishers.noBody()));
    }

    /// Asks for a file.
    ///
    /// @param headers names and values in turn
    public HttpResponse<byte[]> get(FileId id, String query, String... headers) {
        HttpRequest.Builder request = signed("/api/v1/files/" + id + query);
        return http.exchange(headers.length == 0 ? request : request.headers(headers));
    }

    /// A request with the token and the version of tus.
    public HttpRequest.Builder tus(String path) {
        return signed(path).header("Tus-Resumable", "1.0.0");
    }

    /// A request with the token.
    public HttpRequest.Builder signed(String path) {
        return http.request(path).header("Authorization", "Bearer " + token);
    }

    /// Sends a request.
    public HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        return http.exchange(request);
    }

    /// One pair of the header in which tus carries what is said of a file.
    public static String metadata(String key, String value) {
        return key
                + " "
                + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /// The id in the address of an upload.
    public static FileId idOf(String location) {
        return FileId.of(location.split("/", -1)[4]);
    }

    private static void expect(int status, HttpResponse<byte[]> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(
                    "expected %d, got %d %s"
                            .formatted(
                                    status,
                                    response.statusCode(),
                                    new String(response.body(), StandardCharsets.UTF_8)));
        }
    }
}
