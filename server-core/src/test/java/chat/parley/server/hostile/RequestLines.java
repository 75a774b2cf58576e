package chat.parley.server.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Heads of requests, also such as are none. No state.
final class RequestLines {

    private static final Set<String> REFUSED =
            Set.of("400", "404", "405", "411", "412", "413", "431", "401", "gone");

    /// What may still be understood.
    private static final Set<String> LENIENT =
            Set.of(
                    "200", "201", "204", "206", "400", "401", "403", "404", "405", "409", "411",
                    "412", "413", "415", "416", "422", "431", "gone");

    private static final List<String> NONSENSE =
            List.of(
                    "GET\r\n\r\n",
                    "GET  HTTP/1.1\r\n\r\n",
                    "\u0000\u0001\u0002\u0003\r\n\r\n",
                    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                    "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                    "GET /api/v1/nothing HTTP/9.9\r\n\r\n",
                    "GET /api/v1/nothing HTP/1.1\r\n\r\n",
                    "GET /api/v1/nothing\r\n\r\n",
                    "SSH-2.0-nobody\r\n\r\n");

    private static final List<String> HEADERS =
            List.of(
                    "no colon here",
                    ": no name",
                    "Sp ace: x",
                    "Before : x",
                    "Nul: a\u0000b",
                    " folded: x",
                    "Transfer-Encoding: gzip",
                    "Transfer-Encoding: chunked\r\nContent-Length: 3",
                    "Expect: the-unexpected",
                    "Host: a\r\nHost: b",
                    "X\u00e9: y",
                    "Connection: close, keep-alive, upgrade");

    private static final List<String> CHUNKS =
            List.of(
                    "zz\r\n",
                    "-1\r\nab\r\n",
                    "ffffffffffffffffff\r\n",
                    "2\r\nabcd\r\n0\r\n\r\n",
                    "\r\n\r\n",
                    "2;\u0000\r\nab\r\nq\r\n");

    private RequestLines() {}

    /// The head of a request up to the line before its length.
    static String head(String method, String path, Map<String, String> headers) {
        StringBuilder head =
                new StringBuilder("%s %s HTTP/1.1\r\nHost: localhost\r\n".formatted(method, path));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    /// A request whose head or chunks are wrong.
    static Shot any(Random dice, String path) {
        return switch (dice.nextInt(3)) {
            case 0 -> {
                String text = pick(dice, NONSENSE);
                yield shot("BAD LINE " + text.strip(), text, REFUSED);
            }
            case 1 -> {
                String header = pick(dice, HEADERS);
                yield shot(
                        "BAD HEADER " + header,
                        head("GET", path, Map.of()) + header + "\r\n\r\nabc",
                        LENIENT);
            }
            default -> {
                String chunk = pick(dice, CHUNKS);
                String method = path.endsWith("/upload") ? "PATCH" : "POST";
                yield shot(
                        "BAD CHUNK " + chunk.strip(),
                        head(method, path, Map.of("Transfer-Encoding", "chunked")) + "\r\n" + chunk,
                        LENIENT);
            }
        };
    }

    private static Shot shot(String what, String text, Set<String> allowed) {
        return Shot.last(what, text.getBytes(StandardCharsets.ISO_8859_1), allowed);
    }

    private static <T> T pick(Random dice, List<T> from) {
        return from.get(dice.nextInt(from.size()));
    }
}
