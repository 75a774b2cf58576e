package chat.parley.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.CloseReason;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Refused;
import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.gateway.Permissions;
import chat.parley.server.script.Rates;
import chat.parley.server.script.ScriptedConnection;
import chat.parley.server.script.ScriptedHttp;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every operation, tried by everybody in every kind of room over real sockets: each gets what the
/// table says, and a refusal changes nothing and is told to nobody.
final class AuthorisationMatrixIT {

    private static final List<String> KINDS =
            List.of("public", "private", "channel", "archived", "deleted", "group", "direct");

    private final Expected expected = Expected.read();
    private ChatServer server;
    private Cast cast;
    private Fingerprint database;
    private Trial trial;

    @BeforeEach
    void start(@TempDir Path folder) {
        DatabaseSettings settings = TestDatabases.h2();
        server =
                ChatServer.start(
                        ServerConfig.in(folder).withDatabase(settings).withLimits(Rates.lifted()));
        cast = new Cast(server);
        database = new Fingerprint(settings);
        database.watch();
        trial = new Trial(expected, cast, database);
    }

    @AfterEach
    void stop() {
        cast.close();
        database.close();
        server.close();
    }

    @Test
    void hasARowForEveryOperation() {
        assertThat(
                        expected.operations().stream()
                                .map(Expected.Operation::command)
                                .collect(Collectors.toSet()))
                .containsAll(commands());
        assertThat(expected.calls().stream().map(Expected.Call::name))
                .containsAll(
                        Permissions.standard().rows().stream()
                                .map(Permissions.Row::operation)
                                .filter(operation -> operation.contains(" "))
                                .toList());
    }

    @Test
    void givesEverybodyInARoomWhatTheTableSays() {
        List<Expected.Operation> operations = existing(true);
        for (String kind : KINDS) {
            Stage stage = Stage.of(kind, cast);
            trial.readFile(stage);
            trial.deny(stage, operations);
            trial.allow(stage, operations);
        }
        report("in rooms");
    }

    @Test
    void givesEverybodyOutsideOfRoomsWhatTheTableSays() {
        existing(false).forEach(trial::outside);
        report("outside of rooms");
    }

    @Test
    void noticesEveryRowThatIsTouched() {
        long before = RowWatch.touched();
        Stage stage = Stage.of("public", cast);
        long touched = RowWatch.touched();
        assertThat(touched).isGreaterThan(before);
        assertThat(
                        stage.host()
                                .tries(
                                        cast.fill(
                                                "saveDraft",
                                                stage.fill(
                                                        "{\"room\":\"$room\",\"text\":\"x\",\"version\":1}",
                                                        Who.OWNER,
                                                        false),
                                                Who.OWNER)))
                .isInstanceOf(Ok.class);
        assertThat(RowWatch.touched()).isGreaterThan(touched);
    }

    @Test
    void hearsNobodyWithoutAValidToken() {
        Stage stage = Stage.of("public", cast);
        Map<String, String> tokens = Tokens.spoilt(cast.server(), database, stage.room());
        Map<String, String> before = database.tables();
        List<Expected.Operation> operations = new ArrayList<>(existing(true));
        operations.addAll(existing(false));
        for (Expected.Operation operation : operations) {
            String sample = stage.fill(operation.sample(), Who.OWNER, false);
            String json = cast.fill(operation.command(), sample, Who.OWNER).replace("$i", "2");
            unheard(operation, null, json, CloseReason.NO_HELLO);
            unheard(operation, tokens.get("expired"), json, CloseReason.TOKEN_EXPIRED);
            unheard(operation, tokens.get("revoked"), json, CloseReason.BAD_TOKEN);
            unheard(operation, tokens.get("suspended"), json, CloseReason.ACCOUNT_SUSPENDED);
            trial.unchanged(operation + " without a valid token", before);
        }
        report("without a valid token");
    }

    @Test
    void answersHttpAsTheTableSays() {
        Stage stage = Stage.of("public", cast);
        Map<String, String> tokens = Tokens.spoilt(cast.server(), database, stage.room());
        for (Expected.Call call : expected.calls()) {
            Map<String, String> before = database.tables();
            String[] shown = {
                "", tokens.get("expired"), tokens.get("revoked"), tokens.get("suspended")
            };
            for (int i = 0; i < shown.length; i++) {
                status(call, shown[i], call.statuses().get(i));
            }
            trial.unchanged(call.name(), before);
            String valid = cast.actor(Who.STRANGER).token();
            status(call, valid, call.statuses().get(shown.length));
        }
        report("of HTTP");
    }

    private void status(Expected.Call call, @Nullable String token, int status) {
        ScriptedHttp http = ScriptedHttp.at(cast.server());
        HttpRequest.Builder request =
                http.request(call.path().replace("{id}", UUID.randomUUID().toString()))
                        .header(
                                "Content-Type",
                                call.method().equals("PATCH")
                                        ? "application/offset+octet-stream"
                                        : "application/json")
                        .header("Upload-Offset", "0")
                        .header("Tus-Resumable", "1.0.0")
                        .method(
                                call.method(),
                                call.method().equals("POST")
                                        ? BodyPublishers.ofString("{}")
                                        : BodyPublishers.noBody());
        if (token != null && !token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        int got = http.exchange(request).statusCode();
        trial.cell(got == status, call.name() + ": expected " + status + ", got " + got);
    }

    private void unheard(
            Expected.Operation operation, @Nullable String token, String json, CloseReason closed) {
        long touched = RowWatch.touched();
        ScriptedConnection stranger = ScriptedConnection.open(cast.server());
        if (token != null) {
            stranger.send(new Hello(1, token, "test", "test"));
        }
        send(stranger, json);
        CloseReason reason = stranger.awaitClose();
        boolean silent =
                stranger.frames().stream()
                        .noneMatch(frame -> frame instanceof Ok || frame instanceof Refused);
        trial.cell(
                reason == closed && silent,
                operation + " without a valid token: " + reason + " " + stranger.frames());
        stranger.drop();
        trial.untouched(operation + " without a valid token", touched);
    }

    /// The server may have closed already.
    private static void send(ScriptedConnection stranger, String json) {
        try {
            stranger.sendText(json);
        } catch (CompletionException closed) {
            assertThat(closed).hasCauseInstanceOf(IOException.class);
        }
    }

    private List<Expected.Operation> existing(boolean inRooms) {
        Set<String> commands = commands();
        return expected.operations().stream()
                .filter(operation -> expected.aboutRoom(operation) == inRooms)
                .filter(operation -> commands.contains(operation.command()))
                .toList();
    }

    private void report(String where) {
        assertThat(trial.wrong()).isEmpty();
        System.out.printf(
                "authorisation: %d cells %s, %d denials that touched no row%n",
                trial.cells(), where, trial.denials());
    }

    /// The names of all commands there are.
    private static Set<String> commands() {
        Set<String> names = new TreeSet<>();
        gather(ClientCommand.class, names);
        return names;
    }

    private static void gather(Class<?> type, Set<String> names) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                gather(permitted, names);
            }
        } else {
            String name = type.getSimpleName();
            names.add(Character.toLowerCase(name.charAt(0)) + name.substring(1));
        }
    }
}
