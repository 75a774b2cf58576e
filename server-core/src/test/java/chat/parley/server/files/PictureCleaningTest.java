package chat.parley.server.files;

import static chat.parley.server.files.SamplePictures.SECRET;
import static chat.parley.server.files.SamplePictures.chunk;
import static chat.parley.server.files.SamplePictures.joined;
import static chat.parley.server.files.SamplePictures.part;
import static chat.parley.server.files.SamplePictures.riff;
import static chat.parley.server.files.SamplePictures.segment;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// However odd a picture is: what can be seen of it is written again without a word more, or
/// nothing of it is.
final class PictureCleaningTest {

    private static final byte[] PLACE = SECRET.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JPEG = SamplePictures.jpeg(30, 20);
    private static final byte[] PNG = SamplePictures.png(30, 20);
    private static final byte[] GIF = SamplePictures.gif(2);
    private static final byte[] WEBP = SamplePictures.webp();
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    @TempDir private Path folder;

    static Stream<Arguments> odd() {
        return Stream.concat(
                Stream.concat(oddJpeg(), oddPng()), Stream.concat(oddGif(), oddWebp()));
    }

    private static Stream<Arguments> oddJpeg() {
        byte[] exif =
                segment(0xE1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(1)));
        byte[] body = part(JPEG, 2, JPEG.length - 2);
        byte[] start = part(JPEG, 0, 2);
        byte[] extended = segment(0xE1, words("http://ns.adobe.com/xmp/extension/\0", PLACE));
        byte[] small = segment(0xE1, words("Exif\0\0", joined(exif(1), start, exif, body, END)));
        return Stream.of(
                odd("image/jpeg", "words between segments", start, PLACE, exif, PLACE, body, END),
                odd("image/jpeg", "Exif behind the picture", start, body, exif, END),
                odd("image/jpeg", "Exif twice", start, exif, exif, body, exif, END),
                odd("image/jpeg", "extended XMP", start, extended, extended, body, END),
                odd("image/jpeg", "a second picture", start, body, END, start, exif, body, END),
                odd("image/jpeg", "a second picture, no end", start, body, start, exif, body, END),
                odd("image/jpeg", "a small picture with its own Exif", start, small, body, END),
                odd("image/jpeg", "a segment nobody knows", start, segment(0xF3, PLACE), body, END),
                odd("image/jpeg", "a reserved segment", start, segment(0x02, PLACE), body, END),
                odd("image/jpeg", "words in its JFIF", start, jfif(), withoutJfif(), END),
                odd("image/jpeg", "a beginning too many", start, start, exif, body, END),
                odd("image/jpeg", "no end", start, exif, body),
                odd(
                        "image/jpeg",
                        "cut off behind it",
                        start,
                        body,
                        part(exif, 0, exif.length - 10)));
    }

    private static byte[] jfif() {
        return segment(0xE0, words("JFIF\0\1\2\0\0\1\0\1\3\3", PLACE));
    }

    private static byte[] withoutJfif() {
        int length = 2 + (((JPEG[4] & 0xFF) << 8) | (JPEG[5] & 0xFF));
        return part(JPEG, 2 + length, JPEG.length - 2);
    }

    private static Stream<Arguments> oddPng() {
        byte[] head = part(PNG, 0, 33);
        byte[] rest = part(PNG, 33, PNG.length);
        return Stream.of(
                odd("image/png", "packed text", head, chunk("zTXt", PLACE), rest),
                odd("image/png", "old Exif", head, chunk("zxIf", exif(1)), rest),
                odd("image/png", "a chunk nobody knows", head, chunk("plAc", PLACE), rest),
                odd("image/png", "Exif twice", head, chunk("eXIf", exif(1)), rest, exif(1)),
                odd("image/png", "provenance", head, chunk("caBX", PLACE), rest));
    }

    private static Stream<Arguments> oddGif() {
        byte[] head = part(GIF, 0, GIF.length - 1);
        byte[] trailer = {0x3B};
        byte[] xmp =
                joined(new byte[] {0x21, (byte) 0xFF, 11}, words("XMP DataXMP", PLACE), magic());
        byte[] comment = joined(new byte[] {0x21, (byte) 0xFE}, sub(PLACE));
        byte[] text = joined(new byte[] {0x21, 1, 12}, new byte[12], sub(PLACE));
        byte[] own = joined(new byte[] {0x21, (byte) 0xFF, 11}, words("PLACES_1.00", sub(PLACE)));
        byte[] loop = new byte[] {0x21, (byte) 0xFF, 11};
        byte[] more = joined(loop, words("NETSCAPE2.0", sub(PLACE)));
        return Stream.of(
                odd("image/gif", "XMP", head, xmp, trailer),
                odd("image/gif", "a comment", head, comment, trailer),
                odd("image/gif", "a text", head, text, trailer),
                odd("image/gif", "another program's words", head, own, trailer),
                odd("image/gif", "words among the repeats", head, more, trailer),
                odd("image/gif", "words behind it", GIF, PLACE),
                odd("image/gif", "no end", head, comment));
    }

    private static Stream<Arguments> oddWebp() {
        byte[] picture = part(WEBP, 12, WEBP.length);
        byte[] frame = joined(new byte[16], picture, riff("plAc", PLACE), part(PLACE, 0, 6));
        return Stream.of(
                oddWebp("a chunk nobody knows", head(0), picture, riff("plAc", PLACE)),
                oddWebp(
                        "Exif twice",
                        head(8),
                        picture,
                        riff("EXIF", exif(1)),
                        riff("EXIF", exif(1))),
                oddWebp("Exif without a head", picture, riff("EXIF", exif(6))),
                oddWebp(
                        "words in a frame",
                        head(2),
                        riff("ANIM", new byte[6]),
                        riff("ANMF", frame)));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("odd")
    void writesOnlyWhatIsSeen(String type, String what, byte[] odd) throws IOException {
        assertThat(text(odd)).as(what).contains(SECRET);
        Optional<Cleaned> cleaned = run(type, odd);
        assertThat(cleaned).isPresent();
        byte[] after = Files.readAllBytes(folder.resolve("to"));
        assertThat(text(after)).doesNotContain(SECRET).doesNotContain("http", "PLACES", "JFXX");
        if (!what.equals("words in a frame")) {
            assertThat(ImageIO.read(new ByteArrayInputStream(after))).isNotNull();
        }
        assertThat(run(type, after)).isEqualTo(cleaned);
        assertThat(Files.readAllBytes(folder.resolve("to"))).isEqualTo(after);
    }

    static Stream<Arguments> broken() {
        byte[] jpeg = part(JPEG, 0, 2);
        byte[] noLength = joined(jpeg, new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 1}, PLACE);
        byte[] noPicture = joined(jpeg, segment(0xE1, words("Exif\0\0", exif(1))), END);
        byte[] head = part(PNG, 0, 33);
        byte[] endless = joined(part(PNG, 0, PNG.length - 12), chunk("IEND", PLACE));
        byte[] frame = joined(new byte[16], "VP8L".getBytes(StandardCharsets.US_ASCII), PLACE);
        return Stream.of(
                odd("image/jpeg", "a segment without a length", noLength),
                odd("image/jpeg", "no picture", noPicture),
                odd("image/png", "cut off", head, chunk("tEXt", PLACE)),
                odd("image/png", "words in its end", endless),
                odd(
                        "image/png",
                        "words before its head",
                        part(PNG, 0, 8),
                        chunk("tEXt", PLACE),
                        PNG),
                odd("image/gif", "no picture", part(GIF, 0, 13), PLACE),
                odd("image/webp", "cut off", part(WEBP, 0, 30)),
                oddWebp("a frame longer than it says", head(2), riff("ANMF", frame)));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("broken")
    void givesUpWhereNobodyKnowsWhatIsIn(String type, String what, byte[] broken)
            throws IOException {
        assertThat(run(type, broken)).as(what).isEmpty();
    }

    @Test
    void believesTheFirstExifOnly() throws IOException {
        byte[] first = segment(0xE1, words("Exif\0\0", exif(6)));
        byte[] second = segment(0xE1, words("Exif\0\0", exif(3)));
        byte[] body = part(JPEG, 2, JPEG.length);
        assertThat(run("image/jpeg", joined(part(JPEG, 0, 2), first, second, body)))
                .hasValueSatisfying(it -> assertThat(it.orientation()).isEqualTo(6));
        byte[] late = joined(part(JPEG, 0, JPEG.length - 2), second, END);
        assertThat(run("image/jpeg", late))
                .hasValueSatisfying(it -> assertThat(it.orientation()).isEqualTo(1));
    }

    @Test
    void keepsHowOftenAnAnimationIsRepeated() throws IOException {
        byte[] repeats =
                joined(
                        new byte[] {0x21, (byte) 0xFF, 11},
                        words("NETSCAPE2.0", sub(new byte[] {1, 7, 0})));
        byte[] gif =
                joined(part(GIF, 0, 13 + table()), repeats, part(GIF, 13 + table(), GIF.length));
        assertThat(run("image/gif", gif))
                .hasValueSatisfying(it -> assertThat(it.frames()).isEqualTo(2));
        assertThat(text(Files.readAllBytes(folder.resolve("to"))))
                .contains("NETSCAPE2.0\3\1\7\0\0");
    }

    @Test
    void tellsInTheHeadOfAWebpHowItIsTurned() throws IOException {
        byte[] picture = part(WEBP, 12, WEBP.length);
        byte[] turned = webp(head(8), picture, riff("EXIF", exif(6)));
        assertThat(run("image/webp", turned))
                .hasValueSatisfying(it -> assertThat(it.orientation()).isEqualTo(6));
        assertThat(Files.readAllBytes(folder.resolve("to"))[20]).isEqualTo((byte) 8);
    }

    @Test
    void doesWithoutTheLastByteOfAWebpThatSomeLeaveOut() throws IOException {
        byte[] odd = riff("VP8L", part(WEBP, 20, 33));
        byte[] whole = webp(odd);
        assertThat(run("image/webp", whole)).isPresent();
        byte[] after = Files.readAllBytes(folder.resolve("to"));
        assertThat(run("image/webp", part(whole, 0, whole.length - 1))).isPresent();
        assertThat(Files.readAllBytes(folder.resolve("to"))).isEqualTo(after).isEqualTo(whole);
    }

    @Test
    void leavesOutAColourProfileThatWouldFillAMemory() throws IOException {
        byte[] profile = chunk("iCCP", new byte[5 << 20]);
        byte[] png = joined(part(PNG, 0, 33), profile, part(PNG, 33, PNG.length));
        assertThat(run("image/png", png)).isPresent();
        assertThat(Files.readAllBytes(folder.resolve("to"))).isEqualTo(PNG);
    }

    @Test
    void seesHowLargeAPictureIsWhereverItSays() throws IOException {
        byte[] huge = JPEG.clone();
        int frame = at(huge, (byte) 0xFF, (byte) 0xC0) + 5;
        Arrays.fill(huge, frame, frame + 4, (byte) 0x7F);
        tooLarge("image/jpeg", huge);
        tooLarge("image/png", SamplePictures.pngThatClaims(8_000, 5_001));
        tooLarge("image/png", SamplePictures.pngThatClaims(-1, -1));
        // One row of it, and of the one before, would take more than a heap.
        tooLarge("image/png", SamplePictures.pngThatClaims(39_000_000, 1));
        byte[] wide = GIF.clone();
        Arrays.fill(wide, 6, 10, (byte) 0xFF);
        tooLarge("image/gif", wide);
        tooLarge("image/gif", SamplePictures.gif(Cleaned.MOST_FRAMES + 1));
        byte[] hidden = part(WEBP, 12, WEBP.length);
        Arrays.fill(hidden, 9, 13, (byte) 0xFF);
        tooLarge("image/webp", webp(head(0), hidden));
    }

    @Test
    void countsTheFramesThatAreThereAndThoseThatAreSaid() throws IOException {
        byte[] head = part(PNG, 0, 33);
        byte[] rest = part(PNG, 33, PNG.length);
        byte[] said = chunk("acTL", new byte[] {0, 0, 2, 0, 0, 0, 0, 0});
        tooLarge("image/png", joined(head, said, rest));
        byte[] one = chunk("acTL", new byte[] {0, 0, 0, 1, 0, 0, 0, 0});
        byte[][] many = new byte[Cleaned.MOST_FRAMES + 1][];
        Arrays.fill(many, chunk("fcTL", new byte[26]));
        tooLarge("image/png", joined(head, one, joined(many), rest));
    }

    @Test
    void endsAPictureAfterMoreScansThanAnyProgramWrites() throws IOException {
        byte[] scan = part(JPEG, at(JPEG, (byte) 0xFF, (byte) 0xDA), JPEG.length - 2);
        byte[][] many = new byte[1_000][];
        Arrays.fill(many, scan);
        byte[] bomb = joined(part(JPEG, 0, JPEG.length - 2), joined(many), END);
        assertThat(run("image/jpeg", bomb)).isPresent();
        assertThat(Files.size(folder.resolve("to"))).isLessThan(bomb.length / 4);
    }

    private void tooLarge(String type, byte[] bytes) throws IOException {
        assertThat(run(type, bytes)).hasValueSatisfying(it -> assertThat(it.tooLarge()).isTrue());
    }

    private Optional<Cleaned> run(String type, byte[] bytes) throws IOException {
        Path from = Files.write(folder.resolve("from"), bytes);
        return PlaceRemoval.run(type, from, folder.resolve("to"));
    }

    private static Arguments odd(String type, String what, byte[]... parts) {
        return Arguments.of(type, what, joined(parts));
    }

    private static Arguments oddWebp(String what, byte[]... chunks) {
        return Arguments.of("image/webp", what, webp(chunks));
    }

    private static byte[] webp(byte[]... chunks) {
        return riff("RIFF", words("WEBP", joined(chunks)));
    }

    private static byte[] head(int flags) {
        byte[] head = new byte[10];
        head[0] = (byte) flags;
        return riff("VP8X", head);
    }

    private static byte[] exif(int orientation) {
        return SamplePictures.exif(orientation);
    }

    private static byte[] words(String text, byte[] more) {
        return joined(text.getBytes(StandardCharsets.ISO_8859_1), more);
    }

    /// A part of a block of GIF, and its end.
    private static byte[] sub(byte[] bytes) {
        return joined(new byte[] {(byte) bytes.length}, bytes, new byte[1]);
    }

    /// By which readers of blocks get behind XMP, which has none.
    private static byte[] magic() {
        byte[] magic = new byte[258];
        magic[0] = 1;
        for (int i = 0; i < 256; i++) {
            magic[1 + i] = (byte) (255 - i);
        }
        return magic;
    }

    private static int table() {
        return (GIF[10] & 0x80) == 0 ? 0 : 3 << ((GIF[10] & 7) + 1);
    }

    private static int at(byte[] bytes, byte first, byte second) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == first && bytes[i + 1] == second) {
                return i;
            }
        }
        throw new IllegalArgumentException("not in there");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
