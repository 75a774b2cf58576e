package chat.parley.server.hostile;

import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.WireCodec;
import chat.parley.server.script.ScriptedHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// HTTP calls with secrets in them, most of which fail. Owned by the test's thread.
final class SecretCalls {

    private static final int MOST_BYTES = 1 << 20;

    private final Secrets secrets;
    private final ScriptedHttp http;
    private final List<String> refusals = new ArrayList<>();

    SecretCalls(Secrets secrets, URI server) {
        this.secrets = secrets;
        this.http = ScriptedHttp.at(server);
    }

    /// Every body that said no.
    List<String> refusals() {
        return refusals;
    }

    /// Signs up, in, and on, rightly and wrongly.
    ///
    /// @return tokens of the account that was made
    SessionGrant accounts(String name, String password) {
        String account =
                """
                {"username":"%s","displayName":"Somebody","password":"%s","device":"%s"}
                """
                        .formatted(name, password, secrets.plant("device"));
        SessionGrant grant = granted(post("/api/v1/accounts", account, 201));
        post("/api/v1/accounts", account, 409);
        post("/api/v1/accounts", account.replace("Somebody", "a".repeat(100)), 413);
        post("/api/v1/accounts", account.substring(0, 60 + name.length() + password.length()), 400);
        post("/api/v1/accounts", account.replace('{', '[').replace('}', ']'), 400);
        post(
                "/api/v1/accounts",
                account.replace("\"device\"", "\"setupCode\"").replace(name, "other"),
                422);
        post(
                "/api/v1/sessions",
                "{\"username\":\"%s\",\"password\":\"%s\",\"device\":\"d\"}"
                        .formatted(name, secrets.plant("wrong password")),
                401);
        post(
                "/api/v1/sessions",
                "{\"username\":\"%s\",\"password\":[\"%s\"],\"device\":\"d\"}"
                        .formatted(name, secrets.plant("listed password")),
                400);
        post("/api/v1/nothing", account, 404);
        send("PUT", "/api/v1/sessions", account, 405);
        return grant;
    }

    /// Renews, and uses a refresh token up.
    void refresh(SessionGrant grant) {
        String body = "{\"refreshToken\":\"%s\",\"rotation\":\"%s\"}";
        SessionGrant next =
                granted(
                        post(
                                "/api/v1/sessions/refresh",
                                body.formatted(grant.refreshToken(), UUID.randomUUID()),
                                201));
        post(
                "/api/v1/sessions/refresh",
                body.formatted(grant.refreshToken(), UUID.randomUUID()),
                401);
        post(
                "/api/v1/sessions/refresh",
                body.formatted(secrets.plant("unknown refresh token"), UUID.randomUUID()),
                401);
        withToken(next.token(), "/api/v1/files/" + UUID.randomUUID(), 401);
    }

    /// Shows tokens where they do not belong.
    void misplaced(String token) {
        for (String path : List.of("/api/v1/server", "/api/v1/files/x", "/ws")) {
            send("GET", path + "?token=" + token, "", 401);
            send("GET", path + "?access_token=" + token, "", 401);
        }
        send("GET", "/api/v1/files/" + token, "", 401);
        send("GET", "/" + token, "", 404);
        withToken(secrets.plant("unknown token"), "/api/v1/files/" + UUID.randomUUID(), 401);
        withToken(token, "/api/v1/files/" + secrets.plant("id of a file"), 404);
    }

    private void withToken(String token, String path, int status) {
        keep(
                http.exchange(http.request(path).header("Authorization", "Bearer " + token).GET()),
                status);
    }

    private HttpResponse<byte[]> post(String path, String body, int status) {
        return send("POST", path, body, status);
    }

    private HttpResponse<byte[]> send(String method, String path, String body, int status) {
        HttpRequest.Builder request =
                http.request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        return keep(http.exchange(request), status);
    }

    private HttpResponse<byte[]> keep(HttpResponse<byte[]> answer, int status) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    "%s: expected %d, got %d %s"
                            .formatted(
                                    answer.request().uri().getPath(),
                                    status,
                                    answer.statusCode(),
                                    text));
        }
        if (status >= 400) {
            refusals.add(answer.headers().map() + " " + text);
        }
        return answer;
    }

    private SessionGrant granted(HttpResponse<byte[]> answer) {
        SessionGrant grant =
                new WireCodec().readBody(SessionGrant.class, answer.body(), MOST_BYTES);
        secrets.note("token", grant.token());
        secrets.note("refresh token", grant.refreshToken());
        return grant;
    }
}
