package chat.parley.server.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request.
///
/// @param method in capitals
/// @param path without the query
/// @param query what follows the question mark, else empty
/// @param headers the first value of each header by its name in small letters
/// @param body whole and at most 64 KiB, but for calls that [HttpService#streams] names: there it
///   is read as it comes, reading blocks, and fails once the client is gone or too slow
/// @param remoteAddress who asks, as limits count them: the address without the port, or the
///   network of an IPv6 address
public record HttpCall(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        InputStream body,
        String remoteAddress) {

    /// A request whose body has come.
    public static InputStream whole(byte[] body) {
        return new ByteArrayInputStream(body);
    }

    /// A header's value.
    ///
    /// @param name in letters of any size
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The body of a call that is not streamed.
    byte[] bytes() {
        try {
            return body.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("a body that is in memory can't be read", broken);
        }
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
