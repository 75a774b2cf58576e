package chat.parley.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.AuditPage;
import chat.parley.protocol.ListAudit;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.matrix.Fingerprint;
import chat.parley.server.script.Rates;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.script.ScriptedUpload;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Passwords, tokens, codes and what people write are planted in everything a client can send, also
/// in what fails, and appear in no log, thread dump, refusal or figure; what opens an account
/// stands nowhere in the database.
abstract class SecretsContract {

    /// What must not even be in the rows.
    private static final List<String> KEYS =
            List.of("password", "token", "code", "ChangePassword", "Reauthenticate", "Invite");

    private final Secrets secrets = new Secrets(new Random().nextLong());
    private final LogTrap log = new LogTrap();
    private Path folder;
    private ChatServer server;
    private URI address;
    private Fingerprint rows;
    private ScriptedPerson root;
    private ScriptedPerson bob;
    private SecretWork work;
    private SecretCalls calls;

    abstract DatabaseSettings database(Path folder);

    /// The statement after which a column takes no more than twelve letters.
    abstract String narrow(String table, String column);

    @BeforeEach
    void start(@TempDir Path data) {
        folder = data;
        DatabaseSettings settings = database(data);
        server =
                ChatServer.start(
                        ServerConfig.in(data)
                                .withDatabase(settings)
                                .withAdminPort(0)
                                .withLimits(Rates.lifted()));
        address = URI.create("http://127.0.0.1:" + server.port());
        rows = new Fingerprint(settings);
        String setup = secrets.note("setup code", server.setupCode().orElseThrow());
        root =
                ScriptedPerson.signsUp(
                        address,
                        new NewAccount(
                                "root", "Root", secrets.plant("password"), "d", null, setup));
        secrets.note("token", root.token());
        calls = new SecretCalls(secrets, address);
        String password = secrets.plant("password");
        SessionGrant grant = calls.accounts("bob", password);
        bob = ScriptedPerson.signsIn(address, new SignIn("bob", password, "d"));
        secrets.note("token", bob.token());
        calls.refresh(grant);
        calls.misplaced(bob.token());
        work = new SecretWork(secrets);
    }

    @AfterEach
    void stop() {
        bob.close();
        root.close();
        rows.close();
        server.close();
        log.close();
    }

    @Test
    void stayWhereTheyBelong() throws Exception {
        for (SecretWork.Way way : SecretWork.Way.values()) {
            ScriptedPerson who = way == SecretWork.Way.AS_IT_IS ? root : bob;
            String name = way.name().toLowerCase(Locale.ROOT);
            try (ScriptedPerson victim = ScriptedPerson.signsUp(address, name)) {
                work.send(way, new Prey(address, who, victim, true), address, who);
            }
        }
        upload();
        assertThat(work.outcomes()).contains("SendMessage ok", "SaveDraft ok", "Search ok");
        nothingLeaked();
        assertThat(secrets.in(audit())).isSubsetOf("Ban.reason", "RemoveMember.reason");
        keysAreNotStored();
    }

    @Test
    void stayThereWhenTheDatabaseFails() throws Exception {
        try (ScriptedPerson victim = ScriptedPerson.signsUp(address, "victim")) {
            Prey prey = new Prey(address, bob, victim, true);
            for (String column :
                    List.of("message.text", "draft.text", "report.reason", "stored_file.name")) {
                String[] names = column.split("\\.", 2);
                rows.handle().execute(narrow(names[0], names[1]));
            }
            work.send(SecretWork.Way.AS_IT_IS, prey, address, bob);
        }
        String name = ScriptedUpload.metadata("filename", secrets.plant("name of a file"));
        assertThat(new ScriptedUpload(address, bob.token()).create(5, name).statusCode())
                .isEqualTo(500);
        assertThat(work.outcomes()).contains("SendMessage INTERNAL", "SaveDraft INTERNAL");
        assertThat(log.text()).contains("SendMessage failed", "(state 2");
        nothingLeaked();
    }

    @Test
    void areFoundWhereSomebodyTellsThem() throws Exception {
        LoggerFactory.getLogger("chat.parley.planted").debug("told {}", secrets.plant("one"));
        java.util.logging.Logger.getLogger("planted").warning("told " + secrets.plant("two"));
        LoggerFactory.getLogger("chat.parley.planted")
                .error("failed", new IllegalStateException("over " + secrets.plant("three")));
        Thread named = Thread.ofVirtual().name(secrets.plant("four")).unstarted(() -> {});
        assertThat(secrets.in(log.text())).containsExactly("one", "three", "two");
        assertThat(secrets.in(named.getName())).containsExactly("four");
        String said = secrets.plant("said");
        try (ScriptedPerson victim = ScriptedPerson.signsUp(address, "victim")) {
            var _ = new Prey(address, bob, victim, true);
            bob.says(bob.creates(RoomKind.PRIVATE, "Alone").id(), said);
        }
        // What belongs into the rows is found there, so a key would be, too.
        assertThat(secrets.in(stored())).contains("said");
    }

    private void nothingLeaked() throws IOException {
        assertThat(secrets.count()).isGreaterThan(40);
        assertThat(secrets.in(log.text())).as("in the log").isEmpty();
        assertThat(secrets.in(threads())).as("in a thread dump").isEmpty();
        assertThat(secrets.in(String.join("\n", work.refusals()))).as("in refusals").isEmpty();
        assertThat(secrets.in(String.join("\n", calls.refusals()))).as("over HTTP").isEmpty();
        assertThat(secrets.in(figures())).as("in figures").isEmpty();
    }

    private void keysAreNotStored() throws IOException {
        assertThat(secrets.in(stored())).noneMatch(kind -> KEYS.stream().anyMatch(kind::contains));
    }

    private void upload() {
        ScriptedUpload mine = new ScriptedUpload(address, bob.token());
        FileId file =
                mine.file(
                        secrets.plant("name of a file") + ".txt",
                        secrets.plant("words in a file").getBytes(StandardCharsets.UTF_8));
        assertThat(mine.get(file, "").statusCode()).isEqualTo(200);
        assertThat(mine.create(5, "filename " + secrets.plant("no Base64")).statusCode())
                .isEqualTo(400);
        assertThat(new ScriptedUpload(address, root.token()).get(file, "").statusCode())
                .isEqualTo(404);
    }

    private String audit() {
        try (ScriptedPerson asking = root.alsoAt(address)) {
            return asking.asks(AuditPage.class, i -> new ListAudit(i, null, 100))
                    .items()
                    .toString();
        }
    }

    private String figures() {
        ScriptedHttp admin =
                ScriptedHttp.at(URI.create("http://127.0.0.1:" + server.adminPort().orElseThrow()));
        StringBuilder all = new StringBuilder();
        for (String path : List.of("/metrics", "/health/ready", "/health/live")) {
            all.append(
                    new String(
                            admin.exchange(admin.request(path).GET()).body(),
                            StandardCharsets.UTF_8));
        }
        assertThat(all.toString()).contains("parley_connections");
        return all.toString();
    }

    private String threads() throws IOException {
        Path dump = folder.resolve("threads");
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(
                        dump.toAbsolutePath().toString(),
                        HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        String text = Files.readString(dump);
        assertThat(text).contains("parley-committer");
        return text;
    }

    /// All rows, and all files beside them.
    private String stored() throws IOException {
        StringBuilder all = new StringBuilder(rows.text());
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        return all.toString();
    }
}
