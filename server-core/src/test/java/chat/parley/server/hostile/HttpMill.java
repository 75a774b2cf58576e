package chat.parley.server.hostile;

import chat.parley.protocol.Golden;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SignIn;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Makes wrong HTTP requests: each call in each way in which a method, a path, a header or a body
/// can be wrong. Owned by one thread.
final class HttpMill {

    private static final String ID = "01936f2e-8c00-7000-8000-0000000000f1";
    private static final Set<String> REFUSED =
            Set.of("400", "401", "403", "404", "405", "412", "413", "415", "422", "431");
    private static final int WAYS = 12;

    /// A call as it must be.
    private record Call(String method, String path, Map<String, String> headers, String body) {}

    private final Random dice;
    private final JsonMill json;
    private final List<Call> calls;
    private int turn;

    /// @param token of somebody whose account is only for this
    /// @param file a file of theirs
    HttpMill(Random dice, List<String> foreign, String token, String file) {
        this.dice = dice;
        this.json = new JsonMill(dice, foreign);
        this.calls = calls(token, file);
        this.turn = dice.nextInt(1 << 20);
    }

    private static List<Call> calls(String token, String file) {
        String bearer = "Bearer " + token;
        Map<String, String> plain = Map.of("Content-Type", "application/json");
        Map<String, String> mine = Map.of("Authorization", bearer);
        Map<String, String> tus = Map.of("Authorization", bearer, "Tus-Resumable", "1.0.0");
        return List.of(
                new Call("GET", "/api/v1/server", Map.of(), ""),
                new Call("POST", "/api/v1/accounts", plain, Golden.text(NewAccount.class)),
                new Call("POST", "/api/v1/sessions", plain, Golden.text(SignIn.class)),
                new Call("POST", "/api/v1/sessions/refresh", plain, Golden.text(Refresh.class)),
                new Call("OPTIONS", "/api/v1/files", tus, ""),
                new Call(
                        "POST",
                        "/api/v1/files",
                        with(tus, "Upload-Length", "12", "Upload-Metadata", "filename YS50eHQ="),
                        ""),
                new Call("HEAD", "/api/v1/files/" + file + "/upload", tus, ""),
                new Call(
                        "PATCH",
                        "/api/v1/files/" + file + "/upload",
                        with(
                                tus,
                                "Upload-Offset",
                                "12",
                                "Content-Type",
                                "application/offset+octet-stream"),
                        "more"),
                new Call("GET", "/api/v1/files/" + file, with(mine, "Range", "bytes=0-3"), ""),
                new Call("GET", "/ws", upgrade(), ""));
    }

    private static Map<String, String> upgrade() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        headers.put("Sec-WebSocket-Protocol", "parley.v1");
        return headers;
    }

    private static Map<String, String> with(Map<String, String> headers, String... more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        for (int n = 0; n < more.length; n += 2) {
            all.put(more[n], more[n + 1]);
        }
        return all;
    }

    /// The next shot.
    Shot next() {
        Call call = calls.get(turn % calls.size());
        int way = turn / calls.size() % WAYS;
        turn++;
        return switch (way) {
            case 0 -> method(call);
            case 1 -> path(call);
            case 2 -> authorization(call);
            case 3 -> header(call);
            case 4 -> noHeader(call);
            case 5 -> length(call);
            case 6 -> query(call);
            case 7 -> huge(call);
            case 8 -> RequestLines.any(dice, call.path());
            default -> body(call);
        };
    }

    private Shot method(Call call) {
        String method =
                pick(
                        List.of(
                                "PUT",
                                "TRACE",
                                "FOO",
                                "post",
                                "DELETE",
                                "CONNECT",
                                "PROPFIND",
                                "PATCH"));
        Set<String> allowed = new HashSet<>(Set.of("405", "404", "412", "415", "409", "400"));
        if (method.equals("PATCH") && call.path().endsWith("/upload")) {
            allowed.addAll(Set.of("204", "401"));
        }
        return shot("METHOD " + method, method, call.path(), call.headers(), call.body(), allowed);
    }

    private Shot path(Call call) {
        String path =
                pick(
                        List.of(
                                call.path() + "/",
                                call.path() + "/..",
                                "/" + call.path(),
                                call.path().replaceFirst("[a-z]", "z"),
                                call.path() + "%00",
                                "/api/v1/files/" + ID + "/upload/more",
                                "/../../etc/passwd",
                                "/api/v1/files/..%2f..%2fetc%2fpasswd",
                                "*",
                                "http://elsewhere/api/v1/nothing",
                                "/api/v1/" + "a".repeat(3_000)));
        return shot(
                "PATH " + path,
                call.method(),
                path,
                call.headers(),
                call.body(),
                Set.of("404", "405", "412", "400", "401", "204"));
    }

    private Shot authorization(Call call) {
        boolean needed = call.headers().containsKey("Authorization");
        String other =
                pick(
                        List.of(
                                "",
                                "Bearer",
                                "Bearer ",
                                "Basic YTpi",
                                "Bearer " + "x".repeat(43),
                                "Bearer \u00e9\u00e9",
                                "Bearer " + "y".repeat(9_000),
                                "bearer null"));
        Set<String> allowed = !needed || call.method().equals("OPTIONS") ? all() : Set.of("401");
        return shot(
                "AUTHORIZATION " + other,
                call.method(),
                call.path(),
                with(call.headers(), "Authorization", other),
                call.body(),
                allowed);
    }

    private Shot header(Call call) {
        List<String> names = List.copyOf(call.headers().keySet());
        String name = names.isEmpty() ? "Accept" : pick(names);
        String value =
                pick(
                        List.of(
                                "",
                                "-1",
                                "0",
                                "99999999999999999999",
                                "a,b,,c",
                                "\u00ff",
                                "1.0",
                                "bytes=5-2",
                                "bytes=-",
                                "bytes=99-",
                                "bytes=0-0,5-6",
                                "a".repeat(5_000),
                                "filename",
                                "filename !!!!",
                                "filename YQ==,filename YQ==",
                                "12 ",
                                "0x0c"));
        return shot(
                "HEADER " + name + " " + value,
                call.method(),
                call.path(),
                with(call.headers(), name, value),
                call.body(),
                all());
    }

    private Shot noHeader(Call call) {
        Map<String, String> fewer = new LinkedHashMap<>(call.headers());
        if (!fewer.isEmpty()) {
            fewer.remove(pick(List.copyOf(fewer.keySet())));
        }
        return shot("NO HEADER", call.method(), call.path(), fewer, call.body(), all());
    }

    private Shot length(Call call) {
        String length =
                pick(
                        List.of(
                                "-1",
                                "abc",
                                "5, 6",
                                "99999999999999999999",
                                "+4",
                                "0x4",
                                "4\r\nContent-Length: 5",
                                ""));
        String text =
                RequestLines.head(call.method(), call.path(), call.headers())
                        + "Content-Length: "
                        + length
                        + "\r\n\r\nabcd";
        return Shot.last("BAD LENGTH " + length, latin(text), Set.of("400", "413", "404", "gone"));
    }

    private Shot query(Call call) {
        String name = pick(List.of("token", "access_token", "TOKEN", "a=b&token"));
        return shot(
                "QUERY " + name,
                call.method(),
                call.path() + "?" + name + "=" + "x".repeat(43),
                call.headers(),
                call.body(),
                Set.of("401"));
    }

    private Shot huge(Call call) {
        if (dice.nextBoolean()) {
            return shot(
                    "HUGE HEAD",
                    call.method(),
                    call.path(),
                    with(call.headers(), "X-Huge", "h".repeat(17_000)),
                    call.body(),
                    Set.of("431"));
        }
        boolean upload = call.method().equals("PATCH");
        return shot(
                "HUGE BODY",
                call.method(),
                call.path(),
                call.headers(),
                "b".repeat(65_537 + dice.nextInt(10_000)),
                upload ? all() : Set.of("413"));
    }

    private Shot body(Call call) {
        if (!call.body().startsWith("{")) {
            return RequestLines.any(dice, call.path());
        }
        ObjectNode tree = JsonMill.object(call.body());
        if (tree.has("username")) {
            // No other account takes its time for a password.
            tree.put("username", "no name");
        }
        Wrong wrong = json.mill(pick(List.of(JsonMill.Way.values())), tree, -1);
        return shot(
                "BODY "
                        + wrong.how()
                        + " "
                        + wrong.json().substring(0, Math.min(200, wrong.json().length())),
                call.method(),
                call.path(),
                call.headers(),
                wrong.json(),
                wrong.codes().equals(Wrong.UNREADABLE) ? Set.of("400") : all());
    }

    private static Set<String> all() {
        Set<String> all = new HashSet<>(REFUSED);
        all.addAll(Set.of("101", "200", "201", "204", "206", "409", "416"));
        return all;
    }

    private static Shot shot(
            String what,
            String method,
            String path,
            Map<String, String> headers,
            String body,
            Set<String> allowed) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head =
                latin(
                        RequestLines.head(method, path, headers)
                                + "Content-Length: %d\r\n\r\n".formatted(content.length));
        byte[] bytes = new byte[head.length + content.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(content, 0, bytes, head.length, content.length);
        return Shot.last(method + " " + path + " " + what, bytes, allowed);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private <T> T pick(List<T> from) {
        return from.get(dice.nextInt(from.size()));
    }
}
