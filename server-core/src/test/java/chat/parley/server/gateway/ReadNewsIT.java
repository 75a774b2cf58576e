package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RoomId;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.messages.TestHouse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody is told of a reader whose devices are on other nodes.
final class ReadNewsIT {

    private static final Duration PULSE = Duration.ofMillis(250);

    private QuietGateway town;
    private SessionGrant bob;
    private PlainClient ann;
    private PlainClient cyd;
    private RoomId group;
    private RoomId direct;
    private RoomId other;

    @BeforeEach
    void open(@TempDir Path folder) {
        town = new QuietGateway(folder);
        SessionGrant first = town.account("ann");
        bob = town.account("bob");
        SessionGrant third = town.account("cyd");
        group = opens(bob, first, third);
        direct = opens(bob, first);
        other = opens(bob, third);
        ann = new PlainClient(town.gateway, first, () -> {}).greet();
        cyd = new PlainClient(town.gateway, third, () -> {}).greet();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void ofAReaderOnTwoNodesNobodyIsToldMoreThanTwiceASecond() {
        for (int seq = 1; seq <= 12; seq++) {
            reads(group, seq);
            reads(group, seq + 100L);
            town.gateway.tellWhoIsThere();
            town.pass(PULSE);
        }
        assertThat(ann.frames(ReadersMoved.class))
                .extracting(ReadersMoved::readSeq)
                .containsExactly(101L, 103L, 105L, 107L, 109L, 111L);
    }

    @Test
    void aReaderOfSeveralRoomsIsToldOnceAtATimeAndAtOnceWhereNobodyWasTold() {
        reads(direct, 1);
        reads(other, 2);
        reads(group, 3);
        town.gateway.tellWhoIsThere();
        assertThat(ann.frames(ReadersMoved.class))
                .extracting(ReadersMoved::room)
                .containsExactly(direct);
        assertThat(cyd.frames(ReadersMoved.class))
                .extracting(ReadersMoved::room)
                .containsExactly(other);
        town.pass(PULSE);
        town.gateway.tellWhoIsThere();
        assertThat(ann.frames(ReadersMoved.class)).hasSize(1);
        reads(direct, 4);
        town.pass(PULSE);
        town.gateway.tellWhoIsThere();
        town.pass(PULSE.multipliedBy(2));
        town.gateway.tellWhoIsThere();
        assertThat(ann.frames(ReadersMoved.class))
                .extracting(ReadersMoved::room)
                .containsExactly(direct, group, direct);
        assertThat(cyd.frames(ReadersMoved.class))
                .extracting(ReadersMoved::room)
                .containsExactly(other, group);
    }

    /// As another node says it.
    private void reads(RoomId room, long seq) {
        town.presence.read(new ReadersMoved(room, bob.person(), seq));
    }

    private RoomId opens(SessionGrant by, SessionGrant... others) {
        return TestHouse.summary(
                        town.house
                                .rooms
                                .openDirect(
                                        by.person(),
                                        new OpenDirect(
                                                1,
                                                TestHouse.op(),
                                                Arrays.stream(others)
                                                        .map(SessionGrant::person)
                                                        .toList()))
                                .room())
                .id();
    }
}
