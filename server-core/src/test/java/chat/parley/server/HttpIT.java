package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.Search;
import chat.parley.protocol.ServerInfo;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import chat.parley.protocol.WireCodec;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedPerson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The HTTP interface of a running server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpIT {

    private ChatServer server;
    private ScriptedHttp http;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = ChatServer.start(ServerConfig.in(folder).withName("Harbour").withAdminPort(0));
        http = ScriptedHttp.at(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void tellsWhatTheServerIs() {
        HttpResponse<byte[]> response = http.exchange(http.request("/api/v1/server"));
        ServerInfo info = new WireCodec().readBody(ServerInfo.class, response.body(), 65_536);
        assertThat(info.name()).isEqualTo("Harbour");
        assertThat(info.protocol()).containsExactly(1);
        assertThat(info.fingerprint()).isNull();
    }

    @Test
    void makesAnAccountSignsInRefreshesAndSignsOut() {
        http.post("/api/v1/accounts", account("cleo", "correct horse"), SessionGrant.class);
        SessionGrant grant =
                http.post(
                        "/api/v1/sessions",
                        new SignIn("cleo", "correct horse", "test"),
                        SessionGrant.class);
        SessionGrant renewed =
                http.post(
                        "/api/v1/sessions/refresh",
                        new Refresh(grant.refreshToken(), UUID.randomUUID()),
                        SessionGrant.class);
        assertThat(renewed.person()).isEqualTo(grant.person());
        assertThat(signOut(renewed.token()).statusCode()).isEqualTo(204);
        assertThat(http.error(signOut(renewed.token()), 401).code())
                .isEqualTo(RefusalCode.NOT_SIGNED_IN);
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameAlike() {
        http.post("/api/v1/accounts", account("dora", "correct horse"), SessionGrant.class);
        assertThat(http.refused("/api/v1/sessions", new SignIn("dora", "wrong horse", "test"), 401))
                .isEqualTo(
                        http.refused(
                                "/api/v1/sessions",
                                new SignIn("nobody", "wrong horse", "test"),
                                401));
    }

    @Test
    void refusesANameThatIsTaken() {
        http.post("/api/v1/accounts", account("emil", null), SessionGrant.class);
        assertThat(http.refused("/api/v1/accounts", account("emil", null), 409).code())
                .isEqualTo(RefusalCode.NAME_TAKEN);
    }

    @Test
    void tellsABodyThatCannotBeReadFromAValueThatIsRefused() {
        assertThat(http.error(post("/api/v1/accounts", "{"), 400).code())
                .isEqualTo(RefusalCode.BAD_JSON);
        assertThat(http.error(post("/api/v1/accounts", "{\"username\":7}"), 400).code())
                .isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(http.refused("/api/v1/accounts", account("fred", "short"), 422).field())
                .isEqualTo("password");
    }

    @Test
    void refusesATokenInTheQuery() {
        HttpResponse<byte[]> response = http.exchange(http.request("/api/v1/server?token=abc"));
        assertThat(http.error(response, 401).code()).isEqualTo(RefusalCode.NOT_SIGNED_IN);
    }

    @Test
    void refusesAnotherMethodAndAnUnknownPath() {
        HttpResponse<byte[]> response = http.exchange(http.request("/api/v1/accounts"));
        http.error(response, 405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        assertThat(http.error(http.exchange(http.request("/api/v1/nothing")), 404).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void refusesABodyAndHeadersThatAreTooLong() {
        assertThat(http.error(post("/api/v1/sessions", " ".repeat(70_000)), 413).code())
                .isEqualTo(RefusalCode.TOO_LONG);
        http.error(
                http.exchange(http.request("/api/v1/server").header("X-Long", "x".repeat(17_000))),
                431);
    }

    @Test
    void slowsDownWhoTriesManyPasswords() {
        http.post("/api/v1/accounts", account("gwen", "correct horse"), SessionGrant.class);
        SignIn wrong = new SignIn("gwen", "wrong horse", "test");
        HttpResponse<byte[]> last = signIn(wrong);
        for (int i = 0; i < 5; i++) {
            last = signIn(wrong);
        }
        assertThat(http.error(last, 429).retryMs()).isPositive();
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void tellsOnTheAdminPortThatItIsReady() {
        ScriptedHttp admin =
                ScriptedHttp.at(URI.create("http://127.0.0.1:" + server.adminPort().orElseThrow()));
        assertThat(admin.exchange(admin.request("/health/live")).statusCode()).isEqualTo(200);
        assertThat(admin.exchange(admin.request("/health/ready")).statusCode()).isEqualTo(200);
        assertThat(http.exchange(http.request("/health/ready")).statusCode()).isEqualTo(404);
    }

    @Test
    void measuresWhatItDoesUnderTheNamesOfTheHandbook() throws IOException {
        ScriptedPerson ann =
                ScriptedPerson.signsUp(URI.create("http://127.0.0.1:" + server.port()), "measured");
        RoomId quay = ann.creates(RoomKind.PRIVATE, "Quay").id();
        OperationId op = ScriptedPerson.newOperation();
        ann.says(quay, "hi", op);
        ann.says(quay, "hi", op);
        ann.asks(MessagesFound.class, i -> new Search(i, "hi", null, null, null));
        ann.wire()
                .refused(i ->
                        new JoinRoom(
                                i, ScriptedPerson.newOperation(), new RoomId(UUID.randomUUID())));
        String page = figures();
        assertThat(page)
                .contains("parley_connections 1.0\n", "parley_messages_posted_total 1.0\n")
                .containsPattern("parley_refusals_total\\{code=\"NOT_FOUND\"} [1-9]")
                .contains("parley_searches_seconds_count 1", "parley_ready 1.0\n");
        String handbook = Files.readString(Path.of("../docs/operations.md"));
        Set<String> shown =
                page.lines()
                        .filter(line -> line.startsWith("# TYPE "))
                        .map(line -> line.split(" ", 4)[2])
                        .collect(Collectors.toSet());
        assertThat(shown)
                .filteredOn(name -> name.startsWith("parley_"))
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(handbook).contains("`" + name));
        assertThat(shown)
                .contains("jvm_memory_used_bytes", "hikaricp_connections_active")
                .contains("parley_write_batch_size", "process_start_time_seconds");
        ann.close();
    }

    private String figures() {
        ScriptedHttp admin =
                ScriptedHttp.at(URI.create("http://127.0.0.1:" + server.adminPort().orElseThrow()));
        return new String(admin.exchange(admin.request("/metrics")).body(), StandardCharsets.UTF_8);
    }

    private static NewAccount account(String name, @Nullable String password) {
        return new NewAccount(name, name, password, "test", null, null);
    }

    private HttpResponse<byte[]> signOut(String token) {
        return http.exchange(
                http.request("/api/v1/sessions/current")
                        .header("Authorization", "Bearer " + token)
                        .DELETE());
    }

    private HttpResponse<byte[]> signIn(SignIn signIn) {
        return post(
                "/api/v1/sessions",
                new String(new WireCodec().write(signIn), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> post(String path, String body) {
        return http.exchange(http.request(path).POST(BodyPublishers.ofString(body)));
    }
}
