package chat.parley.server.files;

import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What files promise on either database.
abstract class FilesContract extends Household {

    private static final long MOST = 1_000;
    private static final NewUpload TEXT = new NewUpload("../notes.txt", "text/html", null, null);

    private Path folder;
    private SharedFiles files;

    FilesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        this.folder = folder;
        files = files(new FileRules(() -> MOST, 0, 0));
    }

    private SharedFiles files(FileRules rules) {
        return new SharedFiles(house.database, house.clock, new SecureRandom(), folder, rules);
    }

    @AfterAll
    void close() {
        files.close();
    }

    @Test
    void takesAnUploadInPiecesAndGivesItToItsUploaderOnly() throws Exception {
        FileId id = files.create(ann, 11, TEXT).id();
        assertThat(files.append(ann, id, 0, bytes("hello "))).isEqualTo(new UploadState(id, 6, 11));
        assertThat(files.state(ann, id).offset()).isEqualTo(6);
        refused(RefusalCode.NOT_FOUND, () -> files.read(ann, id, false));
        assertThat(files.append(ann, id, 6, bytes("world")).offset()).isEqualTo(11);
        FileContent content = files.read(ann, id, false);
        assertThat(content.name()).isEqualTo("notes.txt");
        assertThat(content.type()).isEqualTo("text/plain");
        assertThat(content.bytes()).isEqualTo(11);
        assertThat(text(content)).isEqualTo("hello world");
        refused(RefusalCode.NOT_FOUND, () -> files.read(ann, id, true));
        refused(RefusalCode.NOT_FOUND, () -> files.read(bob, id, false));
    }

    @Test
    void answersAlikeForAnothersUploadAndForNone() {
        FileId id = files.create(ann, 3, TEXT).id();
        FileId none = new FileId(UUID.randomUUID());
        for (FileId each : List.of(id, none)) {
            refused(RefusalCode.NOT_FOUND, () -> files.state(bob, each));
            refused(RefusalCode.NOT_FOUND, () -> files.append(bob, each, 0, bytes("abc")));
            refused(RefusalCode.NOT_FOUND, () -> files.read(bob, each, false));
        }
        assertThat(files.state(ann, id).offset()).isZero();
    }

    @Test
    void refusesAnotherOffsetAndMoreBytesThanAnnounced() throws Exception {
        FileId id = files.create(ann, 5, TEXT).id();
        refused(RefusalCode.CONFLICT, () -> files.append(ann, id, 1, bytes("bcde")));
        files.append(ann, id, 0, bytes("abc"));
        refused(RefusalCode.CONFLICT, () -> files.append(ann, id, 0, bytes("abcde")));
        refused(RefusalCode.TOO_LONG, () -> files.append(ann, id, 3, bytes("defghi")));
        assertThat(files.state(ann, id).offset()).isEqualTo(3);
        files.append(ann, id, 3, bytes("de"));
        refused(RefusalCode.CONFLICT, () -> files.append(ann, id, 5, bytes("f")));
        assertThat(text(files.read(ann, id, false))).isEqualTo("abcde");
    }

    @Test
    void keepsWhatCameBeforeTheClientWent() throws Exception {
        FileId id = files.create(ann, 5, TEXT).id();
        InputStream gone = InputStream.nullInputStream();
        gone.close();
        InputStream broken = new SequenceInputStream(bytes("abc"), gone);
        assertThatExceptionOfType(UploadBroken.class)
                .isThrownBy(() -> files.append(ann, id, 0, broken));
        assertThat(files.state(ann, id).offset()).isEqualTo(3);
    }

    @Test
    void storesAPhotoWithoutThePlaceWhereItWasTaken() throws Exception {
        SharedFiles roomy = files(new FileRules(() -> 0, 0, 0));
        byte[] photo = SamplePictures.jpegWithPlace();
        FileId id = roomy.create(ann, photo.length, TEXT).id();
        UploadState done = roomy.append(ann, id, 0, new ByteArrayInputStream(photo));
        assertThat(done).isEqualTo(new UploadState(id, photo.length, photo.length));
        assertThat(roomy.state(ann, id)).isEqualTo(done);
        FileContent content = roomy.read(ann, id, false);
        assertThat(content.type()).isEqualTo("image/jpeg");
        assertThat(content.bytes()).isLessThan(photo.length);
        assertThat(text(content)).doesNotContain("secret").hasSizeLessThan(photo.length);
        assertThat(roomy.read(ann, id, true).type()).isEqualTo("image/jpeg");
        try (Stream<Path> left = Files.list(folder.resolve("parts"))) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".work"));
        }
        roomy.close();
    }

    @Test
    void storesAnEmptyFile() {
        UploadState state = files.create(ann, 0, TEXT);
        assertThat(files.read(ann, state.id(), false).bytes()).isZero();
    }

    @Test
    void finishesAtTheNextQuestionWhatAKillLeftUnfinished() throws Exception {
        FileId id = files.create(ann, 5, TEXT).id();
        Files.writeString(folder.resolve("parts").resolve(id.toString()), "whole");
        refused(RefusalCode.NOT_FOUND, () -> files.read(ann, id, false));
        assertThat(files.state(ann, id)).isEqualTo(new UploadState(id, 5, 5));
        assertThat(text(files.read(ann, id, false))).isEqualTo("whole");
    }

    @Test
    void storesTheSameBytesOnceHoweverManyComeAtOnce() throws Exception {
        String text = "the same " + UUID.randomUUID();
        long before = stored();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FileId>> uploads =
                    IntStream.range(0, 10)
                            .mapToObj(
                                    i -> people.submit(() -> upload(i % 2 == 0 ? ann : bob, text)))
                            .toList();
            for (int i = 0; i < 10; i++) {
                PersonId by = i % 2 == 0 ? ann : bob;
                assertThat(text(files.read(by, uploads.get(i).get(), false))).isEqualTo(text);
            }
        }
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void refusesFilesThatAreTooLargeTooManyOrTooOften() {
        PersonId cleo = house.person("cleo" + UUID.randomUUID().toString().substring(0, 8));
        SharedFiles strict = files(new FileRules(() -> 100, 250, 3));
        refused(RefusalCode.TOO_LONG, () -> strict.create(cleo, 101, TEXT));
        strict.create(cleo, 100, TEXT);
        strict.create(cleo, 100, TEXT);
        refused(RefusalCode.QUOTA, () -> strict.create(cleo, 51, TEXT));
        strict.create(cleo, 50, TEXT);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> strict.create(cleo, 1, TEXT))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.RATE_LIMITED);
                    assertThat(refusal.retry()).isEqualTo(Duration.ofMinutes(1));
                });
        house.clock.pass(Duration.ofMinutes(1));
        refused(RefusalCode.QUOTA, () -> strict.create(cleo, 1, TEXT));
        strict.close();
    }

    @Test
    void forgetsAfterADayWhatNoMessageCarries() throws Exception {
        FileId finished = upload(ann, "nobody wants me " + UUID.randomUUID());
        FileId begun = files.create(ann, 5, TEXT).id();
        files.append(ann, begun, 0, bytes("abc"));
        String hash = files.read(ann, finished, false).hash();
        files.sweep();
        assertThat(files.state(ann, begun).offset()).isEqualTo(3);
        assertThat(text(files.read(ann, finished, false))).startsWith("nobody");
        house.clock.pass(Duration.ofHours(25));
        files.sweep();
        refused(RefusalCode.NOT_FOUND, () -> files.state(ann, begun));
        refused(RefusalCode.NOT_FOUND, () -> files.read(ann, finished, false));
        assertThat(folder.resolve("content").resolve(hash.substring(0, 2)).resolve(hash))
                .doesNotExist();
        assertThat(folder.resolve("parts").resolve(begun.toString())).doesNotExist();
    }

    @Test
    void dropsAFileWithTheLastMessageThatCarriesIt() throws Exception {
        RoomId room = house.roomOf(ann, bob);
        FileId id = upload(ann, "twice " + UUID.randomUUID());
        MessageAccepted first = carry(room, id);
        MessageAccepted second = carry(room, id);
        String hash = files.read(bob, id, false).hash();
        delete(room, first);
        house.clock.pass(Duration.ofMinutes(2));
        files.sweep();
        assertThat(text(files.read(bob, id, false))).startsWith("twice");
        delete(room, second);
        files.sweep();
        refused(RefusalCode.NOT_FOUND, () -> files.read(bob, id, false));
        assertThat(folder.resolve("content").resolve(hash.substring(0, 2)).resolve(hash)).exists();
        house.clock.pass(Duration.ofMinutes(2));
        files.sweep();
        refused(RefusalCode.NOT_FOUND, () -> files.read(ann, id, false));
        assertThat(folder.resolve("content").resolve(hash.substring(0, 2)).resolve(hash))
                .doesNotExist();
    }

    @Test
    void keepsForeverWhatAMessageCarries() throws Exception {
        RoomId room = house.roomOf(ann, bob);
        FileId id = upload(ann, "kept " + UUID.randomUUID());
        carry(room, id);
        house.clock.pass(Duration.ofDays(400));
        files.sweep();
        assertThat(text(files.read(bob, id, false))).startsWith("kept");
    }

    private MessageAccepted carry(RoomId room, FileId file) {
        return house.messages.post(
                ann,
                new SendMessage(
                        1, TestHouse.op(), room, "", null, null, List.of(file), List.of(), null));
    }

    private void delete(RoomId room, MessageAccepted message) {
        house.messages.delete(
                ann, new DeleteMessage(1, TestHouse.op(), room, message.message(), null));
    }

    @Test
    void sweepsBytesWithoutARow() throws Exception {
        String orphan = "0".repeat(64);
        Path file = folder.resolve("content/00").resolve(orphan);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "lost");
        FileId kept = upload(ann, "kept " + UUID.randomUUID());
        house.clock.pass(Duration.ofMinutes(2));
        files.sweep();
        assertThat(file).doesNotExist();
        assertThat(text(files.read(ann, kept, false))).startsWith("kept");
    }

    @Test
    void sweepsAroundWhatIsNotItsOwn() throws Exception {
        FileId begun = files.create(ann, 5, TEXT).id();
        files.append(ann, begun, 0, bytes("abc"));
        List<Path> foreign =
                List.of(
                        Files.writeString(folder.resolve("parts/.DS_Store"), "x"),
                        Files.writeString(folder.resolve("content/.DS_Store"), "x"),
                        Files.writeString(folder.resolve("content/x"), "x"));
        Path work = folder.resolve("parts").resolve(UUID.randomUUID() + ".work");
        Files.writeString(work, "half");
        house.clock.pass(Duration.ofHours(25));
        files.sweep();
        assertThat(folder.resolve("parts").resolve(begun.toString())).doesNotExist();
        assertThat(work).doesNotExist();
        assertThat(foreign).allSatisfy(file -> assertThat(file).exists());
        for (Path file : foreign) {
            Files.delete(file);
        }
    }

    @Test
    void survivesWhateverASweepThrows(@TempDir Path own) {
        InstantSource broken =
                () -> {
                    throw new IllegalStateException("no time");
                };
        try (SharedFiles unlucky =
                new SharedFiles(
                        house.database,
                        broken,
                        new SecureRandom(),
                        own,
                        new FileRules(() -> MOST, 0, 0))) {
            assertThatCode(unlucky::sweep).doesNotThrowAnyException();
        }
    }

    private FileId upload(PersonId by, String text) throws UploadBroken {
        FileId id = files.create(by, text.length(), TEXT).id();
        files.append(by, id, 0, bytes(text));
        return id;
    }

    private long stored() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("content"))) {
            return found.filter(Files::isRegularFile).count();
        }
    }

    private String text(FileContent content) throws IOException {
        try (FileChannel channel = files.open(content)) {
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
