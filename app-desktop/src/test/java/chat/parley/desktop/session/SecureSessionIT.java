package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.store.SignIn;
import chat.parley.model.RoomKind;
import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import chat.parley.server.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server's self-made key is pinned at the first meeting, and another one is a hard stop; tokens
/// are renewed.
@NullUnmarked // fields are set before each test
class SecureSessionIT {
    @TempDir private Path folder;
    private ServerConfig config;
    private ChatServer server;
    private Desk desk;
    private ChatSession ann;

    @BeforeEach
    void startAll() {
        config = ServerConfig.in(folder.resolve("server")).withTls(new Tls.SelfSigned());
        server = ChatServer.start(config);
        config = config.withPort(server.port());
        desk = new Desk(folder.resolve("ann"));
        ann = desk.register(address(), "ann");
    }

    @AfterEach
    void stopAll() {
        desk.run(ann::close);
        desk.close();
        server.close();
    }

    private String address() {
        return "https://127.0.0.1:" + server.port();
    }

    private void replaceKey() throws IOException {
        server.close();
        desk.until("offline", () -> !ann.connectionProperty().get().online());
        Path tls = folder.resolve("server").resolve("tls");
        try (var files = Files.list(tls)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        server = ChatServer.start(config);
    }

    @Test
    void pinsTheKeyOfTheFirstMeetingAndTalksEncrypted() {
        assertThat(desk.home().signIns().servers().getFirst().fingerprint())
                .isEqualTo(server.fingerprint().orElseThrow());
        RoomEntry room =
                desk.done(then -> ann.rooms().create(RoomKind.PRIVATE, "secrets", "", then));
        desk.run(() -> ann.timeline(room).open());
        String long16k = "x".repeat(16_000);
        desk.run(() -> ann.outbox().send(room, long16k));
        desk.untilTexts(ann, room, long16k);
    }

    @Test
    void comesBackToTheSameKeyAfterARestart() {
        server.close();
        desk.until("offline", () -> !ann.connectionProperty().get().online());
        server = ChatServer.start(config);
        desk.run(ann::tryNow);
        desk.online(ann);
    }

    @Test
    void stopsHardWhenAKnownServerShowsAnotherKey() throws IOException {
        String pinned = server.fingerprint().orElseThrow();
        replaceKey();
        desk.run(ann::tryNow);
        desk.until(
                "key changed",
                () -> ann.connectionProperty().get() instanceof ConnectionState.KeyChanged);
        assertThat(desk.<ConnectionState>get(() -> ann.connectionProperty().get()))
                .isEqualTo(
                        new ConnectionState.KeyChanged(pinned, server.fingerprint().orElseThrow()));

        assertThat(desk.<Reach>answer(then -> desk.entrance().reach(address(), then)))
                .isInstanceOfSatisfying(
                        Reach.OtherKey.class,
                        other -> assertThat(other.expected()).isEqualTo(pinned));
    }

    @Test
    void meetsAServerAnewAfterItsKeyWasForgotten() throws IOException {
        replaceKey();
        String serverId = ann.account().serverId();
        desk.<Boolean>answer(then -> desk.entrance().forgetKey(serverId, () -> then.accept(true)));
        assertThat(desk.<Reach>answer(then -> desk.entrance().reach(address(), then)))
                .isInstanceOfSatisfying(
                        Reach.Met.class,
                        met ->
                                assertThat(met.fingerprint())
                                        .isEqualTo(server.fingerprint().orElseThrow()));
    }

    @Test
    void renewsAnExpiredTokenAndSavesTheNewOne() {
        desk.run(() -> desk.entrance().close(ann));
        SignIn kept = desk.home().signIns().all().getFirst();
        desk.home()
                .signIns()
                .save(
                        new SignIn(
                                kept.account(),
                                kept.username(),
                                kept.displayName(),
                                kept.token(),
                                Instant.EPOCH,
                                kept.refreshToken(),
                                null));
        ann = desk.reopen();
        desk.online(ann);
        desk.until(
                "saved",
                () -> desk.home().signIns().all().getFirst().tokenExpires().isAfter(Instant.now()));
        assertThat(desk.home().signIns().all().getFirst().refreshToken())
                .isNotEqualTo(kept.refreshToken());
    }
}
