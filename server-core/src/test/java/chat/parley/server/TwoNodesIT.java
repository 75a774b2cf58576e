package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.HistoryAccess;
import chat.parley.model.Presence;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.Typing;
import chat.parley.protocol.TypingSeen;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.doorbell.TestRedis;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes of one server, on a real PostgreSQL and a real Redis: people on different nodes talk,
/// with Redis and without.
final class TwoNodesIT {

    private TestRedis redis;
    private ChatServer east;
    private ChatServer west;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private RoomSummary quay;

    @BeforeEach
    void start(@TempDir Path eastFolder, @TempDir Path westFolder) {
        DatabaseSettings database = TestDatabases.postgresql();
        redis = new TestRedis();
        east =
                ChatServer.start(
                        ServerConfig.in(eastFolder).withDatabase(database).withRedis(redis.url()));
        west =
                ChatServer.start(
                        ServerConfig.in(westFolder).withDatabase(database).withRedis(redis.url()));
        ann = ScriptedPerson.signsUp(address(east), "ann");
        bob = ScriptedPerson.signsUp(address(west), "bob");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        bob.sees(RoomAdded.class, added -> added.summary().id().equals(quay.id()));
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
        east.close();
        west.close();
        redis.close();
    }

    @Test
    void peopleOnDifferentNodesTalkAlsoWhileRedisIsAway() {
        ann.says(quay.id(), "with redis");
        bob.sees(quay.id(), "with redis");
        bob.says(quay.id(), "heard");
        ann.sees(quay.id(), "heard");

        redis.stop();
        ann.says(quay.id(), "without redis");
        bob.sees(quay.id(), "without redis");
        bob.says(quay.id(), "still heard");
        ann.sees(quay.id(), "still heard");

        redis.start();
        ann.says(quay.id(), "with redis again");
        bob.sees(quay.id(), "with redis again");
        List<String> all =
                List.of("with redis", "heard", "without redis", "still heard", "with redis again");
        await().untilAsserted(() -> assertThat(ann.heard(quay.id())).isEqualTo(all));
        assertThat(bob.heard(quay.id())).isEqualTo(all);
    }

    @Test
    void presenceAndTypingCrossTheNodesAndComeBackWithRedis() {
        ann.sees(
                PresenceSeen.class,
                seen -> seen.person().equals(bob.id()) && seen.presence() == Presence.ONLINE);
        bob.asks(Done.class, i -> new SetStatus(i, Presence.BUSY, null, null, null));
        ann.sees(
                PresenceSeen.class,
                seen -> seen.person().equals(bob.id()) && seen.presence() == Presence.BUSY);
        types(true);
        ann.sees(TypingSeen.class, seen -> seen.person().equals(bob.id()) && seen.on());

        redis.stop();
        redis.start();
        await().pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    types(false);
                    return ann.hasSeen(
                            TypingSeen.class, seen -> seen.person().equals(bob.id()) && !seen.on());
                });
    }

    @Test
    void whoIsOnTwoNodesReadsAndSendsOnBoth() {
        ScriptedPerson annInTheWest = ann.alsoAt(address(west));
        annInTheWest.says(quay.id(), "from the west");
        ann.sees(quay.id(), "from the west");
        bob.sees(quay.id(), "from the west");
        RoomSummary cabin = ann.creates(RoomKind.PRIVATE, "Cabin");
        annInTheWest.sees(RoomAdded.class, added -> added.summary().id().equals(cabin.id()));
        annInTheWest.close();
    }

    @Test
    void whatIsHiddenFromSomebodyIsHiddenOnTheirNodeToo() {
        RoomSummary pier = ann.creates(RoomKind.PUBLIC, "Pier");
        MessageAccepted old = ann.says(pier.id(), "kestrel");
        ann.asks(
                ChangeMade.class,
                i ->
                        new ChangeRoom(
                                i,
                                ScriptedPerson.newOperation(),
                                pier.id(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                HistoryAccess.NONE));
        long before = bob.joins(pier.id()).head();
        ChangeMade edited =
                ann.asks(
                        ChangeMade.class,
                        i ->
                                new EditMessage(
                                        i,
                                        ScriptedPerson.newOperation(),
                                        pier.id(),
                                        old.message(),
                                        "kestrels",
                                        List.of()));
        assertThat(edited.seq()).isEqualTo(before + 1);
        bob.sees(
                ReactionsChanged.class,
                event -> event.room().equals(pier.id()) && event.seq() == before + 1);
        assertThat(bob.wire().texts()).noneMatch(text -> text.contains("kestrel"));
        ann.sees(MessageEdited.class, event -> event.message().text().equals("kestrels"));
    }

    private void types(boolean on) {
        bob.wire().post(i -> new Typing(i, quay.id(), null, TypingKind.TEXT, on));
    }

    private static URI address(ChatServer node) {
        return URI.create("http://127.0.0.1:" + node.port());
    }
}
