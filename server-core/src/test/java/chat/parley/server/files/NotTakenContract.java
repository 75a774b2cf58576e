package chat.parley.server.files;

import static chat.parley.server.files.SamplePictures.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A picture that can't be freed of its place is not taken, on either database: it never becomes a
/// file that somebody else could have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NotTakenContract {

    private static final byte[] PLACE = SamplePictures.SECRET.getBytes(StandardCharsets.US_ASCII);

    private final TestDatabases.Kind kind;
    private Path folder;
    private TestHouse house;
    private SharedFiles files;
    private PersonId ann;

    NotTakenContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        this.folder = folder;
        house = new TestHouse(kind.fresh());
        files =
                new SharedFiles(
                        house.database,
                        house.clock,
                        new SecureRandom(),
                        folder,
                        new FileRules(() -> 0, 0, 0));
        ann = house.person("ann");
    }

    @AfterAll
    void close() {
        files.close();
        house.close();
    }

    @Test
    void takesNoPictureOfAKindThatNobodyHereCanClean() throws IOException {
        foreign("scan.tif", "II*\0\u0008\0\0\0");
        foreign("scan", "MM\0*\0\0\0\u0008");
        foreign("raw.dng", "II*\0\u0008\0\0\0");
        foreign("photo.heic", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic");
        foreign("photo", "\0\0\0\u0018ftypavif\0\0\0\0mif1avif");
        foreign("moving", "\0\0\0\u0018ftypavis\0\0\0\0avismsf1");
        foreign("layers.psd", "8BPS\0\1\0\0\0\0\0\0");
        foreign("photo.jxl", "\0\0\0\u000CJXL \r\n\u0087\n");
        foreign("photo.jp2", "\0\0\0\u000CjP  \r\n\u0087\n\0\0\0\u0014ftypjp2 ");
    }

    @Test
    void takesNoPictureThatIsBroken() throws IOException {
        byte[] jpeg = joined(bytes("\u00FF\u00D8\u00FF\u00E1\0\1Exif\0\0"), PLACE);
        notTaken(RefusalCode.BAD_FIELD, "broken", "", jpeg);
        byte[] png = SamplePictures.pngWithPlace();
        notTaken(RefusalCode.BAD_FIELD, "cut", "", Arrays.copyOf(png, png.length / 2));
        notTaken(RefusalCode.BAD_FIELD, "photo.jpg", "", joined(new byte[] {0, 1, 2}, PLACE));
        byte[] behind = joined(new byte[] {0, 1, 2, 3}, SamplePictures.jpegWithPlace());
        notTaken(RefusalCode.BAD_FIELD, "nameless", "image/jpeg", behind);
    }

    @Test
    void isNotTalkedOutOfItByOtherSignsInTheBytes() throws Exception {
        byte[] page = SamplePictures.segment(0xFE, bytes("<!DOCTYPE html><html><body>"));
        byte[] photo = SamplePictures.jpegWithPlace();
        byte[] both =
                joined(Arrays.copyOf(photo, 2), page, Arrays.copyOfRange(photo, 2, photo.length));
        FileContent content = files.read(ann, upload("page.html", "text/html", both), false);
        assertThat(content.type()).isEqualTo("image/jpeg");
        assertThat(text(content)).doesNotContain("secret");
    }

    @Test
    void takesNoPictureThatNobodyCouldOpen() throws IOException {
        byte[] huge = SamplePictures.pngThatClaims(60_000, 60_000);
        notTaken(RefusalCode.TOO_LONG, "huge.png", "", huge);
        byte[] film = SamplePictures.gif(Cleaned.MOST_FRAMES + 1);
        notTaken(RefusalCode.TOO_LONG, "film.gif", "", film);
    }

    @Test
    void takesPicturesThatHaveNothingToKeepAPlaceIn() throws Exception {
        FileId icon = upload("icon.ico", "", bytes("\0\0\1\0\1\0\u0010\u0010\0\0\1\0 \0"));
        assertThat(files.read(ann, icon, false).type()).isEqualTo("image/vnd.microsoft.icon");
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
        FileId drawing = upload("drawing.svg", "image/svg+xml", bytes(svg));
        assertThat(files.read(ann, drawing, false).type()).isEqualTo("image/svg+xml");
    }

    @Test
    void takesAPictureThatIsPackedAsItIs() throws Exception {
        byte[] packed = joined(bytes("PK\3\4"), SamplePictures.jpegWithPlace());
        FileContent content = files.read(ann, upload("photos.zip", "", packed), false);
        assertThat(content.bytes()).isEqualTo(packed.length);
    }

    @Test
    void cleansAnAnimation() throws Exception {
        byte[] gif = SamplePictures.gif(3);
        byte[] comment =
                joined(bytes("!\u00FE"), new byte[] {(byte) PLACE.length}, PLACE, new byte[1]);
        byte[] both = joined(Arrays.copyOf(gif, gif.length - 1), comment, bytes(";"));
        FileContent content = files.read(ann, upload("cat.gif", "", both), false);
        assertThat(text(content)).doesNotContain("secret");
        assertThat(content.bytes()).isLessThan(both.length);
    }

    private void foreign(String name, String head) throws IOException {
        notTaken(RefusalCode.BAD_FIELD, name, "", joined(bytes(head), PLACE));
    }

    private void notTaken(RefusalCode code, String name, String type, byte[] bytes)
            throws IOException {
        FileId id = files.create(ann, bytes.length, said(name, type)).id();
        String why = refusal(code, () -> files.append(ann, id, 0, in(bytes)));
        assertThat(why).as(name).contains("zip");
        assertThat(refusal(code, () -> files.state(ann, id))).isEqualTo(why);
        assertThat(refusal(code, () -> files.append(ann, id, 0, in(bytes)))).isEqualTo(why);
        refusal(RefusalCode.NOT_FOUND, () -> files.read(ann, id, false));
        SendMessage message =
                new SendMessage(
                        1,
                        TestHouse.op(),
                        house.roomOf(ann),
                        "",
                        null,
                        null,
                        List.of(id),
                        List.of(),
                        null);
        refusal(RefusalCode.CONFLICT, () -> house.messages.post(ann, message));
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path each : left.filter(Files::isRegularFile).toList()) {
                assertThat(String.valueOf(each.getFileName())).isNotEqualTo(id.toString());
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1))
                        .as(name)
                        .satisfies(text ->
                                assertThat(text.startsWith("PK") || !text.contains("secret"))
                                        .isTrue());
            }
        }
    }

    @Test
    void doesNotCountTheBytesOfWhatIsNotTaken() {
        PersonId bob = house.person("bob");
        SharedFiles strict =
                new SharedFiles(
                        house.database,
                        house.clock,
                        new SecureRandom(),
                        folder,
                        new FileRules(() -> 0, 100, 3));
        byte[] scan = joined(bytes("II*\0"), new byte[90]);
        for (int i = 0; i < 2; i++) {
            FileId id = strict.create(bob, scan.length, said("scan", "")).id();
            refusal(RefusalCode.BAD_FIELD, () -> strict.append(bob, id, 0, in(scan)));
        }
        strict.create(bob, 100, said("text", ""));
        refusal(RefusalCode.RATE_LIMITED, () -> strict.create(bob, 1, said("text", "")));
        strict.close();
    }

    private FileId upload(String name, String type, byte[] bytes) throws UploadBroken {
        FileId id = files.create(ann, bytes.length, said(name, type)).id();
        files.append(ann, id, 0, in(bytes));
        return id;
    }

    private String text(FileContent content) throws IOException {
        try (FileChannel channel = files.open(content)) {
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static NewUpload said(String name, String type) {
        return new NewUpload(name, type, null, null);
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// What the client hears.
    private static String refusal(RefusalCode code, ThrowingCallable call) {
        List<String> heard = new ArrayList<>();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    heard.add(refusal.text());
                });
        return heard.getFirst();
    }
}
