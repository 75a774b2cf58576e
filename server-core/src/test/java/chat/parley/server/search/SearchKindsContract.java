package chat.parley.server.search;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.ExcerptPart;
import chat.parley.model.FileId;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.protocol.Pin;
import chat.parley.protocol.Save;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;

/// That messages are found by more than their words, whichever index finds them.
abstract class SearchKindsContract extends SearchHousehold {

    SearchKindsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void findsPinnedAndSavedMessagesAndThoseThatCallTheAsker() {
        RoomId room = house.roomOf(ann, bob);
        MessageId pinned = say(ann, room, "keep this");
        house.messages.pin(ann, new Pin(1, op(), room, pinned, true));
        house.saved.save(bob, new Save(1, pinned, room, true));
        house.messages.post(ann, calling(room, "bob, come", List.of(new Mention.OfPerson(bob))));
        house.messages.post(ann, calling(room, "all, come", List.of(Mention.OfGroup.ROOM)));
        house.messages.post(bob, calling(room, "mine", List.of(Mention.OfGroup.ROOM)));
        assertThat(texts(bob, "is:saved", null)).containsExactly("keep this");
        assertThat(texts(ann, "is:saved", null)).isEmpty();
        assertThat(texts(bob, "come -is:saved", room)).hasSize(2);
        assertThat(texts(bob, "is:pinned", room)).containsExactly("keep this");
        assertThat(texts(bob, "-is:pinned", room)).hasSize(3);
        assertThat(texts(bob, "is:mention", room)).containsExactly("all, come", "bob, come");
        assertThat(texts(ann, "is:mention", room)).containsExactly("mine");
        assertThat(texts(bob, "-is:mention", room)).containsExactly("mine", "keep this");
    }

    private static SendMessage calling(RoomId room, String text, List<Mention> mentions) {
        return new SendMessage(1, op(), room, text, null, null, List.of(), mentions, null);
    }

    @Test
    void findsByNamesAndKindsOfAttachments() {
        RoomId room = house.roomOf(ann, bob);
        posts(room, "the plan", file(ann, "Grundriß Süd.PNG", "image/png", "image"));
        posts(room, "", file(ann, "memo.ogg", "audio/ogg", "voice"));
        posts(room, "read it", file(ann, "数据.pdf", "application/pdf", "file"));
        assertThat(texts(bob, "grundriss", room)).containsExactly("the plan");
        assertThat(texts(bob, "sud.png plan", room)).containsExactly("the plan");
        assertThat(texts(bob, "\"plan grundriss\"", room)).isEmpty();
        assertThat(texts(bob, "数", room)).containsExactly("read it");
        assertThat(texts(bob, "has:file", room)).containsExactly("read it", "", "the plan");
        assertThat(texts(bob, "has:image", room)).containsExactly("the plan");
        assertThat(texts(bob, "has:voice memo", room)).containsExactly("");
        assertThat(texts(bob, "-has:voice -has:image", room)).containsExactly("read it");
        assertThat(page(bob, "memo", room, null, 5).items().getFirst().excerpt())
                .containsExactly(new ExcerptPart("memo", true), new ExcerptPart(".ogg", false));
    }

    private void posts(RoomId room, String text, FileId file) {
        house.messages.post(
                ann,
                new SendMessage(1, op(), room, text, null, null, List.of(file), List.of(), null));
    }

    @Test
    void findsRepliesInThreads() {
        RoomId room = house.roomOf(ann);
        MessageId root = say(ann, room, "root");
        house.messages.post(
                ann,
                new SendMessage(
                        1, op(), room, "deep reply", null, root, List.of(), List.of(), null));
        assertThat(texts(ann, "deep", room)).containsExactly("deep reply");
    }

    @Test
    void findsWhatWasPostedWithoutBeingAskedTo() {
        RoomId room = house.roomOf(ann);
        settle();
        say(ann, room, "fresh bread");
        await().until(() -> page(ann, "bread", room, null, 5).items().size() == 1);
    }
}
