package chat.parley.server.http;

import java.util.HashMap;
import java.util.Map;

/// One HTTP response, whole.
///
/// @param status the status code
/// @param headers without `Content-Length`, which follows from the body
/// @param body may be empty
// Bytes on their way, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    /// An answer with a status and nothing else.
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, Map.of(), new byte[0]);
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
        return new HttpAnswer(status, more, body);
    }
}
