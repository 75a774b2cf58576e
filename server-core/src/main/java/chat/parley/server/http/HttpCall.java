package chat.parley.server.http;

import java.util.Map;
import java.util.Optional;

/// One HTTP request, whole.
///
/// @param method in capitals
/// @param path without the query
/// @param query what follows the question mark, else empty
/// @param headers the first value of each header by its name in small letters
/// @param body at most 64 KiB
/// @param remoteAddress who asks, without the port
// Bytes on their way, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record HttpCall(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] body,
        String remoteAddress) {

    /// A header's value.
    ///
    /// @param name in small letters
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Whether the query carries a token, where logs and histories would keep it.
    public boolean tokenInQuery() {
        for (String pair : query.split("&", -1)) {
            String name = pair.substring(0, Math.max(pair.indexOf('='), 0));
            if (name.equalsIgnoreCase("token") || name.equalsIgnoreCase("access_token")) {
                return true;
            }
        }
        return false;
    }

    /// Without headers and body, which hold secrets.
    @Override
    public String toString() {
        return method + " " + path;
    }
}
