package chat.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What files promise where several things happen at once, or where something ends in its middle,
/// on either database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilesEdgesContract {

    private static final NewUpload TEXT = new NewUpload("notes.txt", "", null, null);
    private static final int TIMES = 5;

    private final TestDatabases.Kind kind;
    private Path folder;
    private TestHouse house;
    private SharedFiles files;
    private PersonId ann;
    private PersonId bob;
    private RoomId room;

    FilesEdgesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        this.folder = folder;
        house = new TestHouse(kind.fresh());
        files = files(new FileRules(() -> 0, 0, 0));
        ann = house.person("ann");
        bob = house.person("bob");
        room = house.roomOf(ann, bob);
    }

    private SharedFiles files(FileRules rules) {
        return new SharedFiles(house.database, house.clock, new SecureRandom(), folder, rules);
    }

    @AfterAll
    void close() {
        files.close();
        house.close();
    }

    @Test
    void goesOnFromEveryOffset() throws Exception {
        String text = "seven b";
        for (int cut = 0; cut <= text.length(); cut++) {
            FileId id = files.create(ann, text.length(), TEXT).id();
            assertThat(files.append(ann, id, 0, bytes(text.substring(0, cut))).offset())
                    .isEqualTo(cut);
            for (int wrong : new int[] {cut - 1, cut + 1}) {
                TestHouse.refused(
                        RefusalCode.CONFLICT, () -> files.append(ann, id, wrong, bytes("x")));
            }
            assertThat(files.state(ann, id).offset()).isEqualTo(cut);
            if (cut < text.length()) {
                files.append(ann, id, cut, bytes(text.substring(cut)));
            }
            assertThat(read(ann, id)).isEqualTo(text);
        }
    }

    @Test
    void takesOneOfManyThatSendTheSameUploadAtOnce() throws Exception {
        String text = "only once " + UUID.randomUUID();
        FileId id = files.create(ann, text.length(), TEXT).id();
        List<Boolean> taken = atOnce(8, () -> taken(() -> files.append(ann, id, 0, bytes(text))));
        assertThat(taken).containsOnlyOnce(true);
        assertThat(read(ann, id)).isEqualTo(text);
    }

    @Test
    void keepsToTheQuotaHoweverManyBeginAtOnce() throws Exception {
        PersonId cyd = house.person("cyd");
        try (SharedFiles strict = files(new FileRules(() -> 0, 100, 0))) {
            List<Boolean> begun = atOnce(12, () -> taken(() -> strict.create(cyd, 30, TEXT)));
            assertThat(begun).filteredOn(Boolean::booleanValue).hasSize(3);
        }
    }

    @Test
    void givesBackTheQuotaOfAnUploadThatIsGivenUp() throws Exception {
        PersonId dan = house.person("dan");
        try (SharedFiles strict = files(new FileRules(() -> 0, 10, 2))) {
            FileId id = strict.create(dan, 10, TEXT).id();
            strict.append(dan, id, 0, bytes("half"));
            TestHouse.refused(RefusalCode.NOT_FOUND, () -> strict.cancel(ann, id));
            strict.cancel(dan, id);
            TestHouse.refused(RefusalCode.NOT_FOUND, () -> strict.state(dan, id));
            TestHouse.refused(RefusalCode.NOT_FOUND, () -> strict.append(dan, id, 4, bytes("x")));
            TestHouse.refused(RefusalCode.NOT_FOUND, () -> strict.cancel(dan, id));
            assertThat(folder.resolve("parts").resolve(id.toString())).doesNotExist();
            FileId next = strict.create(dan, 10, TEXT).id();
            strict.append(dan, next, 0, bytes("ten bytes!"));
            TestHouse.refused(RefusalCode.CONFLICT, () -> strict.cancel(dan, next));
            assertThat(strict.read(dan, next, false).bytes()).isEqualTo(10);
            // Giving up does not make the rate.
            TestHouse.refused(RefusalCode.RATE_LIMITED, () -> strict.create(dan, 0, TEXT));
        }
    }

    @Test
    void theSameBytesOfTwoPeopleOutliveOneOfThem() throws Exception {
        String text = "ours " + UUID.randomUUID();
        FileId hers = upload(ann, text);
        FileId his = upload(bob, text);
        MessageAccepted gone = carry(ann, hers);
        carry(bob, his);
        house.messages.delete(
                ann, new DeleteMessage(1, TestHouse.op(), room, gone.message(), null));
        house.clock.pass(Duration.ofHours(1));
        files.sweep();
        TestHouse.refused(RefusalCode.NOT_FOUND, () -> files.read(ann, hers, false));
        assertThat(read(ann, his)).isEqualTo(text);
    }

    @Test
    void aSweepTakesNothingFromWhoUploadsTheSameBytes() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            String text = "again " + UUID.randomUUID();
            FileId old = upload(ann, text);
            house.clock.pass(Duration.ofHours(25));
            List<Future<FileId>> news = new ArrayList<>();
            try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = both.submit(files::sweep);
                news.add(both.submit(() -> upload(bob, text)));
            }
            TestHouse.refused(RefusalCode.NOT_FOUND, () -> files.read(ann, old, false));
            assertThat(read(bob, news.getFirst().get())).isEqualTo(text);
        }
    }

    @Test
    void aSweepAndAPostAgreeWhetherThereIsAFile() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            String text = "late " + UUID.randomUUID();
            FileId id = upload(ann, text);
            house.clock.pass(Duration.ofHours(25));
            Future<Boolean> posted;
            try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = both.submit(files::sweep);
                posted = both.submit(() -> taken(() -> carry(ann, id)));
            }
            if (posted.get()) {
                files.sweep();
                assertThat(read(bob, id)).isEqualTo(text);
            } else {
                TestHouse.refused(RefusalCode.NOT_FOUND, () -> files.read(ann, id, false));
            }
        }
    }

    private FileId upload(PersonId by, String text) throws UploadBroken {
        FileId id = files.create(by, text.length(), TEXT).id();
        files.append(by, id, 0, bytes(text));
        return id;
    }

    private MessageAccepted carry(PersonId by, FileId file) {
        return house.messages.post(
                by,
                new SendMessage(
                        1, TestHouse.op(), room, "", null, null, List.of(file), List.of(), null));
    }

    private String read(PersonId by, FileId id) throws IOException {
        try (FileChannel channel = files.open(files.read(by, id, false))) {
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether it was not refused.
    private static boolean taken(Callable<?> call) throws Exception {
        try {
            call.call();
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    private static List<Boolean> atOnce(int count, Callable<Boolean> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> calls = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                calls.add(
                        people.submit(() -> {
                            start.await();
                            return call.call();
                        }));
            }
            start.countDown();
        }
        List<Boolean> results = new ArrayList<>();
        for (Future<Boolean> each : calls) {
            results.add(each.get());
        }
        return results;
    }
}
