package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Attachment;
import chat.parley.model.FileId;
import chat.parley.model.FileKind;
import chat.parley.model.HistoryAccess;
import chat.parley.model.Message;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.FilesPage;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.ListFiles;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.script.ScriptedUpload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people see and may fetch when files are passed around, whichever database the server has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilesConversationContract {

    private static final byte[] PLAN = "the plan".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger accounts = new AtomicInteger();
    private final TestDatabases.Kind kind;
    private Town town;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson eve;
    private RoomId quay;

    FilesConversationContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        town = Town.on(kind.fresh(), folder);
    }

    @BeforeEach
    void meet() {
        ann = signsUp("ann");
        bob = signsUp("bob");
        eve = signsUp("eve");
        quay = ann.creates(RoomKind.PUBLIC, "Quay").id();
        bob.joins(quay);
    }

    @AfterAll
    void stop() {
        town.close();
    }

    private ScriptedPerson signsUp(String name) {
        return town.signsUp(name + accounts.incrementAndGet());
    }

    @Test
    void aFileComesWithItsMessageAndOnlyThenToOthers() {
        FileId plan = files(ann).file("plan.txt", PLAN);
        assertThat(status(ann, plan)).isEqualTo(200);
        assertThat(status(bob, plan)).isEqualTo(404);
        sends(ann, quay, "", plan);
        Message seen = bob.sees(MessagePosted.class, _ -> true).message();
        assertThat(seen.text()).isEmpty();
        assertThat(seen.attachments())
                .containsExactly(
                        new Attachment(
                                plan, "plan.txt", "text/plain", 8, null, null, null, null, false));
        assertThat(files(bob).get(plan, "").body()).isEqualTo(PLAN);
        assertThat(status(eve, plan)).isEqualTo(404);
        eve.joins(quay);
        assertThat(status(eve, plan)).isEqualTo(200);
        assertThat(eve.reads(quay).items()).last().isEqualTo(seen);
    }

    @Test
    void whoLeavesOrIsRemovedCanNotFetchAnyMore() {
        FileId plan = files(bob).file("plan.txt", PLAN);
        sends(bob, quay, "mine", plan);
        ann.asks(
                ChangeMade.class,
                i -> new RemoveMember(i, ScriptedPerson.newOperation(), quay, bob.id(), "noise"));
        assertThat(status(bob, plan)).isEqualTo(404);
        assertThat(status(ann, plan)).isEqualTo(200);
    }

    @Test
    void whoMayNotReadOldMessagesMayNotFetchTheirFiles() {
        FileId plan = files(ann).file("plan.txt", PLAN);
        sends(ann, quay, "before", plan);
        ann.asks(
                ChangeMade.class,
                i ->
                        new ChangeRoom(
                                i,
                                ScriptedPerson.newOperation(),
                                quay,
                                null,
                                null,
                                null,
                                null,
                                null,
                                HistoryAccess.NONE));
        eve.joins(quay);
        assertThat(status(eve, plan)).isEqualTo(404);
        assertThat(lists(eve, null)).isEmpty();
        assertThat(status(bob, plan)).isEqualTo(200);
    }

    @Test
    void aDeletedMessageTakesItsFilesAlongAndBringsThemBack() {
        FileId plan = files(ann).file("plan.txt", PLAN);
        MessageAccepted sent = sends(ann, quay, "look", plan);
        ann.asks(
                ChangeMade.class,
                i ->
                        new DeleteMessage(
                                i, ScriptedPerson.newOperation(), quay, sent.message(), null));
        assertThat(status(bob, plan)).isEqualTo(404);
        assertThat(status(ann, plan)).isEqualTo(404);
        assertThat(bob.reads(quay).items().getLast().attachments()).isEmpty();
        assertThat(lists(bob, null)).isEmpty();
        ann.asks(
                ChangeMade.class,
                i -> new RestoreMessage(i, ScriptedPerson.newOperation(), quay, sent.message()));
        assertThat(status(bob, plan)).isEqualTo(200);
        assertThat(bob.reads(quay).items().getLast().attachments()).hasSize(1);
    }

    @Test
    void aForwardedMessageCarriesItsFiles() {
        FileId plan = files(ann).file("plan.txt", PLAN);
        MessageAccepted sent = sends(ann, quay, "look", plan);
        RoomId direct = bob.opensDirect(eve).id();
        bob.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i,
                                ScriptedPerson.newOperation(),
                                direct,
                                "",
                                null,
                                null,
                                List.of(),
                                List.of(),
                                new ForwardOf(quay, sent.message())));
        assertThat(eve.sees(direct, "look").message().attachments())
                .extracting(Attachment::file)
                .containsExactly(plan);
        assertThat(status(eve, plan)).isEqualTo(200);
    }

    @Test
    void aMessageCarriesOnlyFinishedFilesOfItsAuthor() {
        FileId plan = files(ann).file("plan.txt", PLAN);
        String location = files(bob).create(8, "").headers().firstValue("Location").orElseThrow();
        FileId begun = ScriptedUpload.idOf(location);
        assertThat(refusal(bob, plan)).isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(refusal(bob, new FileId(UUID.randomUUID()))).isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(refusal(bob, begun)).isEqualTo(RefusalCode.CONFLICT);
        assertThat(refusal(eve, plan)).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(files(bob).patch(location, 0, PLAN).statusCode()).isEqualTo(204);
        sends(bob, quay, "", begun);
        assertThat(status(ann, plan)).isEqualTo(200);
    }

    @Test
    void aPhotoComesWithItsSizeAndASmallPicture() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB), "png", png);
        FileId photo = files(ann).file("photo.txt", png.toByteArray());
        sends(ann, quay, "", photo);
        Attachment seen =
                bob.sees(MessagePosted.class, _ -> true).message().attachments().getFirst();
        assertThat(seen.type()).isEqualTo("image/png");
        assertThat(seen.width()).isEqualTo(800);
        assertThat(seen.height()).isEqualTo(400);
        assertThat(seen.thumb()).isTrue();
        HttpResponse<byte[]> small = files(bob).get(photo, "?thumb=320");
        assertThat(small.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth()).isEqualTo(320);
        assertThat(files(eve).get(photo, "?thumb=320").statusCode()).isEqualTo(404);
        assertThat(files(bob).get(photo, "?thumb=64").statusCode()).isEqualTo(422);
        assertThat(lists(bob, FileKind.IMAGE)).hasSize(1);
    }

    @Test
    void facesArePicturesOfOnesOwnAndSeenByThoseWhoMaySeeWhoHasThem() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        FileId face = files(bob).file("face.png", png.toByteArray());
        FileId sign = files(ann).file("sign.png", png.toByteArray());
        FileId text = files(bob).file("face.txt", PLAN);
        assertThat(status(eve, face)).isEqualTo(404);
        assertThat(bob.wire().refused(i -> avatar(i, sign)).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(bob.wire().refused(i -> avatar(i, text)).code())
                .isEqualTo(RefusalCode.BAD_FIELD);
        bob.asks(PersonFound.class, i -> avatar(i, face));
        assertThat(status(eve, face)).isEqualTo(200);
        RoomId cabin = ann.creates(RoomKind.PRIVATE, "Cabin").id();
        ann.asks(ChangeMade.class, i -> sign(i, cabin, sign));
        assertThat(status(eve, sign)).isEqualTo(404);
        ann.asks(ChangeMade.class, i -> sign(i, quay, sign));
        assertThat(status(eve, sign)).isEqualTo(200);
    }

    private static ChangeRoom sign(long i, RoomId room, FileId file) {
        return new ChangeRoom(
                i, ScriptedPerson.newOperation(), room, null, null, file, null, null, null);
    }

    private static ChangeProfile avatar(long i, FileId file) {
        return new ChangeProfile(i, ScriptedPerson.newOperation(), null, file, null);
    }

    @Test
    void whatOnlyClaimsToBeAPictureIsAFile() {
        FileId page =
                files(ann)
                        .file(
                                "cat.png",
                                "<!DOCTYPE html><html><script>alert(1)</script></html>"
                                        .getBytes(StandardCharsets.UTF_8));
        byte[] broken = {(byte) 0x89, 'P', 'N', 'G', 13, 10};
        String named = ScriptedUpload.metadata("filename", "cat.png");
        String begun =
                files(ann)
                        .create(broken.length, named)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        HttpResponse<byte[]> refused = files(ann).patch(begun, 0, broken);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                .contains("BAD_FIELD", "\"field\":\"content\"", "zip");
        assertThat(files(ann).head(begun).statusCode()).isEqualTo(422);
        sends(ann, quay, "", page);
        List<Attachment> seen = bob.sees(MessagePosted.class, _ -> true).message().attachments();
        assertThat(seen).extracting(Attachment::thumb).containsExactly(false);
        assertThat(seen.getFirst().type()).isEqualTo("text/html");
        assertThat(lists(bob, FileKind.IMAGE)).isEmpty();
        HttpResponse<byte[]> got = files(bob).get(page, "");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void anUploadThatIsGivenUpIsGone() {
        String begun = files(ann).create(8, "").headers().firstValue("Location").orElseThrow();
        files(ann).patch(begun, 0, "half".getBytes(StandardCharsets.UTF_8));
        assertThat(files(bob).exchange(files(bob).tus(begun).DELETE()).statusCode()).isEqualTo(404);
        assertThat(files(ann).exchange(files(ann).tus(begun).DELETE()).statusCode()).isEqualTo(204);
        assertThat(files(ann).head(begun).statusCode()).isEqualTo(404);
        assertThat(refusal(ann, ScriptedUpload.idOf(begun))).isEqualTo(RefusalCode.CONFLICT);
    }

    @Test
    void filesOfARoomAreListedByKind() {
        FileId text = files(ann).file("plan.txt", PLAN);
        FileId voice =
                files(ann)
                        .described(
                                Stream.of(
                                                ScriptedUpload.metadata("filename", "v.ogg"),
                                                ScriptedUpload.metadata("waveform", "AAECAw=="))
                                        .reduce((a, b) -> a + "," + b)
                                        .orElseThrow(),
                                SampleSounds.opus(48_000L * 3 + 312, 312));
        sends(ann, quay, "words", text);
        sends(ann, quay, "", voice);
        sends(ann, quay, "no file");
        assertThat(lists(bob, null)).extracting(Message::text).containsExactly("", "words");
        assertThat(lists(bob, FileKind.IMAGE)).isEmpty();
        Attachment sound = lists(bob, FileKind.VOICE).getFirst().attachments().getFirst();
        assertThat(sound.durationMs()).isEqualTo(3_000);
        assertThat(sound.waveform()).isEqualTo("AAECAw==");
        long newest = lists(bob, null).getFirst().seq();
        FilesPage older = bob.asks(FilesPage.class, i -> new ListFiles(i, quay, null, newest));
        assertThat(older.items()).extracting(Message::text).containsExactly("words");
        assertThat(older.more()).isFalse();
        assertThat(older.people()).hasSize(1);
        assertThat(eve.wire().refused(i -> new ListFiles(i, quay, null, null)).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
    }

    private List<Message> lists(ScriptedPerson who, @Nullable FileKind kind) {
        return who.asks(FilesPage.class, i -> new ListFiles(i, quay, kind, null)).items();
    }

    private ScriptedUpload files(ScriptedPerson who) {
        return new ScriptedUpload(town.address(), who.token());
    }

    private int status(ScriptedPerson who, FileId file) {
        return files(who).get(file, "").statusCode();
    }

    private MessageAccepted sends(ScriptedPerson who, RoomId room, String text, FileId... files) {
        return who.asks(MessageAccepted.class, i -> message(i, room, text, files));
    }

    private RefusalCode refusal(ScriptedPerson who, FileId file) {
        return who.wire().refused(i -> message(i, quay, "", file)).code();
    }

    private static SendMessage message(long i, RoomId room, String text, FileId... files) {
        return new SendMessage(
                i,
                ScriptedPerson.newOperation(),
                room,
                text,
                null,
                null,
                List.of(files),
                List.of(),
                null);
    }
}
