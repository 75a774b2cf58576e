package chat.parley.server.http;

import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP response.
///
/// @param status the status code
/// @param headers without `Content-Length`, which follows from the body
/// @param body may be empty
/// @param file what is sent instead of `body`, absent for most
// Bytes on their way, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record HttpAnswer(
        int status, Map<String, String> headers, byte[] body, @Nullable FilePart file) {

    private static final byte[] NOTHING = new byte[0];

    /// A part of an open file, read piece by piece as the client takes it.
    ///
    /// @param channel closed by who sends it
    /// @param from the first byte
    /// @param length how many bytes
    public record FilePart(FileChannel channel, long from, long length) {}

    /// An answer whose body is in memory.
    public HttpAnswer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, null);
    }

    /// An answer with a status and nothing else.
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, Map.of(), NOTHING);
    }

    /// An answer that is a part of a file.
    public static HttpAnswer file(int status, Map<String, String> headers, FilePart file) {
        return new HttpAnswer(status, headers, NOTHING, file);
    }

    /// An answer that is JSON.
    public static HttpAnswer json(int status, byte[] body) {
        return new HttpAnswer(
                status,
                Map.of(
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "Cache-Control",
                        "no-store"),
                body);
    }

    /// The same answer with one more header.
    public HttpAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, body, file);
    }

    /// The same answer without a body, as a `HEAD` gets it.
    public HttpAnswer bare() {
        return new HttpAnswer(status, headers, NOTHING);
    }

    /// How many bytes the body has.
    public long length() {
        return file == null ? body.length : file.length();
    }
}
