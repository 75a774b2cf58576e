package chat.parley.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be had again from a server survives restarts, second instances and damage.
class HomeStoreIT {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir private Path folder = Path.of("");
    private final Account account = new Account("server", new PersonId(UUID.randomUUID()));
    private final RoomId room = new RoomId(UUID.randomUUID());
    private AppHome home = new AppHome(folder);

    @BeforeEach
    void makeHome() {
        home = AppHome.at(folder.resolve("home"));
    }

    private HomeStore open() {
        return HomeStore.open(home, Clock.systemUTC());
    }

    private UnsentMessage message(String text) {
        return new UnsentMessage(new OperationId(UUID.randomUUID()), room, text, NOW, null);
    }

    @Test
    void keepsUnsentMessagesInOrderWithTheirState() {
        UnsentMessage first = message("first");
        UnsentMessage second = message("second");
        UnsentMessage third = message("third");
        try (HomeStore store = open()) {
            UnsentMessages unsent = store.unsent(account);
            unsent.add(first);
            unsent.add(second);
            unsent.add(third);
            unsent.remove(first.op());
            unsent.refused(third.op(), RefusalCode.FORBIDDEN);
        }
        try (HomeStore store = open()) {
            assertThat(store.unsent(account).all())
                    .containsExactly(
                            second,
                            new UnsentMessage(
                                    third.op(), room, "third", NOW, RefusalCode.FORBIDDEN));
            assertThat(store.unsent(new Account("other", account.person())).all()).isEmpty();
        }
    }

    @Test
    void keepsSignInsServersDraftsAndSettings() {
        KnownServer server =
                new KnownServer("server", "Ship", URI.create("https://10.0.0.1:7450"), "ab", NOW);
        SignIn signIn = new SignIn(account, "ann", "Ann", "token", NOW, "refresh", null);
        UUID rotation = UUID.randomUUID();
        try (HomeStore store = open()) {
            store.signIns().save(server);
            store.signIns().save(signIn);
            store.signIns().save(signIn.rotating(rotation));
            store.drafts(account).keep(room, "half a thou", NOW);
            store.drafts(account).keep(room, "half a thought", NOW);
            store.set("theme", "dark");
        }
        try (HomeStore store = open()) {
            assertThat(store.signIns().servers()).containsExactly(server);
            assertThat(store.signIns().at(server.address())).containsExactly(server);
            assertThat(store.signIns().all()).containsExactly(signIn.rotating(rotation));
            assertThat(store.drafts(account).all()).containsEntry(room, "half a thought");
            assertThat(store.setting("theme")).contains("dark");
            store.drafts(account).keep(room, "", NOW);
            assertThat(store.drafts(account).all()).isEmpty();
            store.signIns().forget(account);
            assertThat(store.signIns().of(account)).isEmpty();
        }
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        open().close();
        if (!AppHome.posix()) {
            return;
        }
        assertThat(Files.getPosixFilePermissions(home.directory()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(home.directory().resolve("parley.mv.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void movesADamagedFileAsideAndBeginsAnew() throws IOException {
        open().close();
        Path file = home.directory().resolve("parley.mv.db");
        byte[] junk = new byte[10_000];
        Arrays.fill(junk, (byte) 'x');
        Files.write(file, junk);

        try (HomeStore store = open()) {
            assertThat(store.movedAside().orElseThrow()).hasBinaryContent(junk);
            assertThat(store.signIns().all()).isEmpty();
        }
    }

    @Test
    void movesATruncatedCopyOfRoomsAsideWithoutTouchingWhatIsUnsent() throws IOException {
        try (HomeStore store = open()) {
            store.unsent(account).add(message("precious"));
        }
        RoomCache.open(home, account, Clock.systemUTC()).close();
        Path cache;
        try (var files = Files.list(home.directory().resolve("rooms"))) {
            cache = files.findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(cache);
        Files.write(cache, Arrays.copyOf(whole, whole.length / 3));

        try (RoomCache fresh = RoomCache.open(home, account, Clock.systemUTC());
                HomeStore store = open()) {
            assertThat(fresh.rooms()).isEmpty();
            assertThat(store.unsent(account).all()).hasSize(1);
        }
    }

    @Test
    void goesOnWithAStoreWhoseMakingAKillCutShort() throws Exception {
        try (HomeStore store = open()) {
            store.unsent(account).add(message("precious"));
        }
        RoomCache.open(home, account, Clock.systemUTC()).close();
        forgetVersion(home.directory().resolve("parley.mv.db"));
        try (var files = Files.list(home.directory().resolve("rooms"))) {
            forgetVersion(files.findFirst().orElseThrow());
        }

        try (HomeStore store = open();
                RoomCache cache = RoomCache.open(home, account, Clock.systemUTC())) {
            assertThat(store.unsent(account).all()).hasSize(1);
            assertThat(cache.rooms()).isEmpty();
        }
    }

    /// What a kill leaves between the making of the tables and the note that they were made.
    private static void forgetVersion(Path file) throws SQLException {
        String base = file.toString().replace(".mv.db", "");
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:"
                                        + base
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("delete from schema_version")).isPositive();
        }
    }
}
