package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Person;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.Typing;
import chat.parley.protocol.TypingSeen;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.doorbell.TestRedis;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people on two nodes see of each other, on a real PostgreSQL and a real Redis.
final class PresenceTwoNodesIT {

    private TestRedis redis;
    private ServerConfig westConfig;
    private ChatServer east;
    private ChatServer west;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson cyd;
    private RoomId group;

    @BeforeEach
    void start(@TempDir Path eastFolder, @TempDir Path westFolder) {
        DatabaseSettings database = TestDatabases.postgresql();
        redis = new TestRedis();
        Limits limits =
                Limits.standard().with(Limit.IDLE_MINUTES, 0.1).with(Limit.TYPINGS_PER_SECOND, 0);
        ServerConfig both =
                ServerConfig.in(eastFolder)
                        .withDatabase(database)
                        .withRedis(redis.url())
                        .withLimits(limits);
        east = ChatServer.start(both);
        westConfig =
                ServerConfig.in(westFolder)
                        .withDatabase(database)
                        .withRedis(redis.url())
                        .withLimits(limits);
        west = ChatServer.start(westConfig);
        ann = ScriptedPerson.signsUp(address(east), "ann");
        bob = ScriptedPerson.signsUp(address(west), "bob");
        cyd = ScriptedPerson.signsUp(address(west), "cyd");
        RoomSummary room = ann.opensDirect(bob, cyd);
        group = room.id();
        bob.sees(RoomAdded.class, added -> added.summary().id().equals(group));
        cyd.sees(RoomAdded.class, added -> added.summary().id().equals(group));
        ann.sees(PresenceSeen.class, seen -> is(seen, Presence.ONLINE));
    }

    @AfterEach
    void stop() {
        ann.close();
        bob.close();
        cyd.close();
        east.close();
        west.close();
        redis.close();
    }

    @Test
    void aStatusThatEndsIsToldOnTheOtherNodeAlsoAfterARestart() {
        bob.asks(Done.class, i -> new SetStatus(i, Presence.BUSY, "cooking", null, 2L));
        ann.sees(PresenceSeen.class, seen -> is(seen, Presence.BUSY) && seen.status() != null);
        ann.sees(PresenceSeen.class, seen -> is(seen, Presence.BUSY) && seen.status() == null);

        bob.asks(Done.class, i -> new SetStatus(i, Presence.BUSY, "eating", null, 6L));
        int before = ann.wire().frames().size();
        west.close();
        west = ChatServer.start(westConfig);
        bob.comesBack(address(west));
        bob.sees(PresenceSeen.class, seen -> is(seen, Presence.BUSY) && seen.status() == null);
        await().until(() ->
                ann.wire().frames().stream()
                        .skip(before)
                        .anyMatch(frame ->
                                frame instanceof PresenceSeen seen
                                        && is(seen, Presence.BUSY)
                                        && seen.status() == null));
    }

    @Test
    void whoIsIdleOrInvisibleIsSoForTheOtherNode() {
        ann.sees(PresenceSeen.class, seen -> is(seen, Presence.AWAY));
        int before = ann.wire().frames().size();
        bob.reads(group);
        await().until(() ->
                ann.wire().frames().stream()
                        .skip(before)
                        .anyMatch(frame ->
                                frame instanceof PresenceSeen seen && is(seen, Presence.ONLINE)));

        bob.asks(Done.class, i -> new SetStatus(i, Presence.INVISIBLE, null, null, null));
        PresenceSeen hidden = ann.sees(PresenceSeen.class, seen -> is(seen, Presence.OFFLINE));
        assertThat(hidden.lastSeen()).isNotNull();
        ScriptedPerson bobInTheEast = bob.alsoAt(address(east));
        bobInTheEast.reads(group);
        Person shown = ann.asks(PersonFound.class, i -> new GetPerson(i, bob.id())).person();
        assertThat(shown.presence()).isEqualTo(Presence.OFFLINE);
        assertThat(shown.lastSeen()).isEqualTo(hidden.lastSeen());
        bobInTheEast.close();

        bob.asks(
                PersonFound.class,
                i -> new ChangeProfile(i, ScriptedPerson.newOperation(), "Robert", null, null));
        Person renamed =
                ann.sees(PersonChanged.class, told -> told.person().id().equals(bob.id())).person();
        assertThat(renamed.displayName()).isEqualTo("Robert");
        assertThat(renamed.presence()).isEqualTo(Presence.OFFLINE);
        bob.asks(Done.class, i -> new SetStatus(i, Presence.INVISIBLE, "at sea", null, null));
        PresenceSeen restated =
                ann.sees(
                        PresenceSeen.class,
                        seen -> seen.person().equals(bob.id()) && seen.status() != null);
        assertThat(restated.presence()).isEqualTo(Presence.OFFLINE);
        assertThat(restated.lastSeen()).isEqualTo(hidden.lastSeen());
    }

    @Test
    void whatIsSwitchedOffIsOffOnBothNodes() {
        MessageAccepted hi = ann.says(group, "hi");
        reads(bob, hi);
        ann.sees(ReadersMoved.class, read -> read.readSeq() == hi.seq());
        switchesOff(SetPreference.READ_RECEIPTS);
        switchesOff(SetPreference.TYPING);

        MessageAccepted second = bob.says(group, "second");
        types(ann);
        cyd.sees(TypingSeen.class, seen -> seen.person().equals(ann.id()));
        reads(ann, second);
        cyd.sees(ReadersMoved.class, read -> read.person().equals(ann.id()));
        types(bob);
        types(cyd);
        ann.sees(TypingSeen.class, seen -> seen.person().equals(cyd.id()));
        reads(bob, second);
        reads(cyd, second);
        ann.sees(ReadersMoved.class, read -> isOf(read, cyd, second));
        MessageAccepted third = ann.says(group, "third");
        reads(cyd, third);
        ann.sees(ReadersMoved.class, read -> isOf(read, cyd, third));
        bob.reads(group);

        assertThat(bob.hasSeen(ReadersMoved.class, _ -> true)).isFalse();
        assertThat(bob.hasSeen(TypingSeen.class, _ -> true)).isFalse();
        assertThat(ann.hasSeen(TypingSeen.class, seen -> seen.person().equals(bob.id()))).isFalse();
        assertThat(ann.hasSeen(ReadersMoved.class, read -> isOf(read, bob, second))).isFalse();
    }

    private void reads(ScriptedPerson person, MessageAccepted message) {
        person.asks(ReadPosition.class, i -> new MarkRead(i, group, message.seq(), null));
    }

    private static boolean isOf(ReadersMoved read, ScriptedPerson person, MessageAccepted message) {
        return read.person().equals(person.id()) && read.readSeq() == message.seq();
    }

    private void switchesOff(String key) {
        bob.asks(Done.class, i -> new SetPreference(i, key, SetPreference.OFF));
        bob.sees(PreferenceChanged.class, set -> set.key().equals(key));
    }

    private void types(ScriptedPerson person) {
        person.wire().post(i -> new Typing(i, group, null, TypingKind.TEXT, true));
        person.reads(group);
    }

    private boolean is(PresenceSeen seen, Presence presence) {
        return seen.person().equals(bob.id()) && seen.presence() == presence;
    }

    private static URI address(ChatServer node) {
        return URI.create("http://127.0.0.1:" + node.port());
    }
}
