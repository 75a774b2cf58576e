package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.CloseReason;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a room reads for those who lack something.
final class RoomChannelIT {

    private final Listeners listeners = new Listeners();
    private TestHouse house;
    private RoomId room;
    private RoomChannel channel;

    @BeforeEach
    void open() {
        house = new TestHouse(TestDatabases.h2());
        PersonId ann = house.person("ann");
        room = house.roomOf(ann);
        house.say(ann, room, "said under 2");
        channel =
                new RoomChannel(room, 1, house.roomFeed, new WireCodec(), listeners, (_, _) -> {});
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nobodyIsCaughtUpBeyondWhatTheRoomWasTold() throws InterruptedException {
        assertThat(listeners.missedAfter(1)).isEmpty();
        channel.look();
        await().until(() -> channel.told() == 2);
        assertThat(listeners.told).containsExactly(2L);
        assertThat(listeners.missedAfter(0)).containsExactly(1L, 2L);
    }

    @Test
    void goesOnAfterATellingThatFailed() {
        listeners.failing = true;
        channel.look();
        await().until(() -> !listeners.failing);
        assertThat(listeners.told).isEmpty();
        await().until(() -> {
            channel.look();
            return channel.told() == 2;
        });
    }

    /// The transport, with one connection that is always behind.
    private static final class Listeners implements Exchange, Audience, Connection {

        private final List<Long> told = new CopyOnWriteArrayList<>();
        private final BlockingQueue<List<Long>> filled = new LinkedBlockingQueue<>();
        private @Nullable CatchUp catchUp;
        private volatile boolean failing;

        List<Long> missedAfter(long number) throws InterruptedException {
            Objects.requireNonNull(catchUp).behind(this, this, number);
            return Objects.requireNonNull(filled.poll(45, TimeUnit.SECONDS));
        }

        @Override
        public Audience audience(CatchUp asked, long last) {
            catchUp = asked;
            return this;
        }

        @Override
        public void tell(List<Told> events) {
            if (failing) {
                failing = false;
                throw new NoClassDefFoundError("chat/parley/Missing");
            }
            events.forEach(event -> told.add(event.seq()));
        }

        @Override
        public void fill(Connection member, List<Told> events) {
            filled.add(events.stream().map(Told::seq).toList());
        }

        @Override
        public void whisper(Collection<? extends Connection> to, List<byte[]> frames) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void whisper(byte[] json, Collection<? extends Connection> except) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void join(Connection member, long after, long hiddenTo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void leave(Connection member) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(Connection member, long last, byte[] farewell) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void send(byte[] json) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int waitingBytes() {
            return 0;
        }

        @Override
        public boolean crowded() {
            return false;
        }

        @Override
        public void whenClear(Runnable task) {
            task.run();
        }

        @Override
        public void close(CloseReason reason, String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String host() {
            return "test";
        }

        @Override
        public String remoteAddress() {
            return "test";
        }
    }
}
