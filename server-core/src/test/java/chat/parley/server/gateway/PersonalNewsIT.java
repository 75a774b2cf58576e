package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.CloseReason;
import chat.parley.model.PersonId;
import chat.parley.server.accounts.PersonalLog;
import chat.parley.server.db.LockKey;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Personal changes on their way to a client that does not read.
final class PersonalNewsIT {

    private final SlowConnection connection = new SlowConnection();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private TestHouse house;
    private PersonId ann;
    private long start;
    private PersonalNews news;

    @BeforeEach
    void open() {
        house = new TestHouse(TestDatabases.h2());
        ann = house.person("ann");
        start = house.overview(ann).head();
        news =
                new PersonalNews(
                        house.personFeed, ann, start, change -> told.add(change.n()), connection);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void readsOnWhenTheClientDoes() {
        connection.crowded = true;
        change(3);
        news.look();
        await().until(() -> connection.waiting.size() == 1);
        news.look();
        change(1);
        assertThat(told).isEmpty();
        connection.clear();
        await().until(() -> told.size() == 4);
        assertThat(told).containsExactly(start + 1, start + 2, start + 3, start + 4);
        assertThat(connection.waiting).isEmpty();
        assertThat(connection.closed).isNull();
    }

    @Test
    void sendsAwayWhoComesBackAfterTheChangesWereCut() {
        connection.crowded = true;
        news.look();
        await().until(() -> connection.waiting.size() == 1);
        change(2 * PersonalLog.KEPT);
        connection.clear();
        await().until(() -> connection.closed != null);
        assertThat(connection.closed).isEqualTo(CloseReason.TOO_SLOW);
    }

    @Test
    void keepsWhoMissedNothingHoweverMuchItWas() {
        connection.crowded = true;
        news.look();
        await().until(() -> connection.waiting.size() == 1);
        change(PersonalLog.KEPT);
        connection.clear();
        await().until(() -> told.size() == PersonalLog.KEPT);
        news.catchUp();
        assertThat(connection.closed).isNull();
    }

    private void change(int times) {
        house.database
                .writes()
                .write(
                        LockKey.person(ann.value()),
                        handle -> {
                            for (int i = 0; i < times; i++) {
                                PersonalLog.add(
                                        handle, ann, PersonalLog.Kind.PREFERENCE, null, "theme");
                            }
                            return true;
                        });
    }

    /// A client whose socket takes nothing until told so.
    private static final class SlowConnection implements Connection {

        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
        private volatile boolean crowded;
        private volatile @Nullable CloseReason closed;

        void clear() {
            crowded = false;
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                task.run();
            }
        }

        @Override
        public void send(byte[] json) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean crowded() {
            return crowded;
        }

        @Override
        public int waitingBytes() {
            return 0;
        }

        @Override
        public void whenClear(Runnable task) {
            waiting.add(task);
        }

        @Override
        public void close(CloseReason reason, String text) {
            closed = reason;
        }

        @Override
        public String host() {
            return "";
        }

        @Override
        public String remoteAddress() {
            return "";
        }
    }
}
