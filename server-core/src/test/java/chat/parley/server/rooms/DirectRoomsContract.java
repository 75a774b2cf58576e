package chat.parley.server.rooms;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.OpenDirect;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// That the same people have one conversation, however they open it, on either database.
abstract class DirectRoomsContract extends Household {

    DirectRoomsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void opensExactlyOneDirectRoomInARaceOfFifty() throws Exception {
        PersonId one = house.person("race.one");
        PersonId two = house.person("race.two");
        List<TestHouse> nodes = List.of(house, house.elsewhere());
        CountDownLatch start = new CountDownLatch(1);
        Set<RoomId> opened = new HashSet<>();
        int created = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DirectOpened>> racing = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                PersonId by = i % 2 == 0 ? one : two;
                PersonId other = i % 2 == 0 ? two : one;
                TestHouse node = nodes.get(i / 2 % nodes.size());
                racing.add(
                        threads.submit(() -> {
                            start.await();
                            return node.rooms.openDirect(
                                    by, new OpenDirect(1, op(), List.of(other)));
                        }));
            }
            start.countDown();
            for (Future<DirectOpened> each : racing) {
                opened.add(TestHouse.summary(each.get().room()).id());
                created += each.get().created() ? 1 : 0;
            }
        }
        assertThat(opened).hasSize(1);
        assertThat(created).isEqualTo(1);
        RoomSummary direct = house.seenBy(one, opened.iterator().next());
        assertThat(direct.kind()).isEqualTo(RoomKind.DIRECT);
        assertThat(direct.head()).isEqualTo(2);
        assertThat(direct.peers()).containsExactly(two);
        refused(
                RefusalCode.FORBIDDEN,
                () -> house.rooms.leave(one, new LeaveRoom(1, op(), direct.id())));
    }

    @Test
    void makesExactlyOneGroupOfTheSamePeopleInARace() throws Exception {
        List<PersonId> three =
                List.of(
                        house.person("group.one"),
                        house.person("group.two"),
                        house.person("group.three"));
        List<TestHouse> nodes = List.of(house, house.elsewhere());
        Set<RoomId> opened = ConcurrentHashMap.newKeySet();
        int answered =
                Race.won(
                        50,
                        n -> {
                            PersonId by = three.get(n % 3);
                            List<PersonId> others = new ArrayList<>(three);
                            others.remove(by);
                            DirectOpened group =
                                    nodes.get(n % nodes.size())
                                            .rooms
                                            .openDirect(
                                                    by,
                                                    new OpenDirect(
                                                            1,
                                                            op(),
                                                            n % 2 == 0
                                                                    ? others
                                                                    : others.reversed()));
                            return opened.add(TestHouse.summary(group.room()).id());
                        });
        assertThat(answered).isEqualTo(50);
        assertThat(opened).hasSize(1);
        assertThat(house.seenBy(three.getFirst(), opened.iterator().next()).head()).isEqualTo(3);
    }

    @Test
    void bringsBackWhoLeftAGroupOnlyByTheirOwnOpening() {
        RoomId group =
                TestHouse.summary(
                                house.rooms
                                        .openDirect(ann, new OpenDirect(1, op(), List.of(bob, eve)))
                                        .room())
                        .id();
        house.rooms.leave(bob, new LeaveRoom(1, op(), group));
        DirectOpened byAnn =
                house.rooms.openDirect(ann, new OpenDirect(1, op(), List.of(eve, bob)));
        assertThat(TestHouse.summary(byAnn.room()).id()).isEqualTo(group);
        assertThat(TestHouse.summary(byAnn.room()).peers()).containsExactly(eve);
        refused(RefusalCode.NOT_FOUND, () -> house.rooms.join(bob, new JoinRoom(1, op(), group)));
        house.rooms.openDirect(bob, new OpenDirect(1, op(), List.of(ann, eve)));
        assertThat(house.seenBy(bob, group).memberCount()).isEqualTo(3);
        assertThat(house.seenBy(ann, group).peers()).containsExactlyInAnyOrder(bob, eve);
    }

    @Test
    void saysAgainWhetherARoomWasMade() {
        PersonId dan = house.person("dan");
        OpenDirect made = new OpenDirect(1, op(), List.of(dan, bob, ann));
        OpenDirect found = new OpenDirect(1, op(), List.of(ann, bob));
        OpenDirect back = new OpenDirect(1, op(), List.of(ann, dan));
        DirectOpened first = house.rooms.openDirect(ann, made);
        RoomId group = TestHouse.summary(first.room()).id();
        assertThat(first.created()).isTrue();
        assertThat(house.rooms.openDirect(dan, found).created()).isFalse();
        house.rooms.leave(bob, new LeaveRoom(1, op(), group));
        assertThat(house.rooms.openDirect(bob, back).created()).isFalse();
        assertThat(house.rooms.openDirect(ann, made))
                .satisfies(again -> assertThat(again.created()).isTrue())
                .satisfies(again -> assertThat(again.again()).isTrue());
        assertThat(house.rooms.openDirect(dan, found).created()).isFalse();
        assertThat(house.rooms.openDirect(bob, back).created()).isFalse();
    }
}
