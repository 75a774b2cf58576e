package chat.parley.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.conversation.ConversationItem.Author;
import chat.parley.desktop.conversation.ConversationItem.Mark;
import chat.parley.desktop.conversation.ConversationItem.Said;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How far others have read: ticks between two people, faces in small rooms.
class ReadMarksTest {
    private final SampleTalk talk = new SampleTalk();
    private final PersonEntry me = talk.sample.session().me();

    private ConversationModel open(RoomEntry room) {
        ConversationModel model =
                new ConversationModel(
                        talk.sample.session(), room, talk.sample.timers()::now, ZoneOffset.UTC);
        model.open();
        return model;
    }

    private static List<Said> said(ConversationModel model) {
        return model.itemsProperty().get().stream()
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .toList();
    }

    private static List<List<String>> faces(ConversationModel model) {
        return said(model).stream()
                .map(each -> each.seenBy().stream().map(Author::name).toList())
                .toList();
    }

    @Test
    void anOwnMessageGetsItsSecondTickWhenTheOtherHasReadIt() {
        RoomEntry direct = talk.sample.direct(talk.grace);
        talk.sample.says(me, direct, "one");
        talk.sample.says(me, direct, "two");
        ConversationModel model = open(direct);
        assertThat(said(model)).extracting(Said::mark).containsOnly(Mark.STORED);

        talk.sample.reads(talk.grace, direct, 1);
        assertThat(said(model)).extracting(Said::mark).containsExactly(Mark.READ, Mark.STORED);
        assertThat(faces(model)).containsOnly(List.of());
    }

    @Test
    void aFaceStandsAtTheLastMessageItHasRead() {
        talk.say(me, 0, "one");
        talk.say(talk.grace, 1, "two");
        talk.say(me, 2, "three");
        ConversationModel model = open(talk.room);
        talk.sample.reads(talk.grace, talk.room, 3);
        talk.sample.reads(talk.alan, talk.room, 1);
        assertThat(faces(model)).containsExactly(List.of("Alan"), List.of(), List.of("Grace"));

        talk.sample.reads(talk.alan, talk.room, 2);
        assertThat(faces(model)).containsExactly(List.of(), List.of("Alan"), List.of("Grace"));
    }

    @Test
    void aPointerNeverGoesBack() {
        talk.say(me, 0, "one");
        talk.say(me, 1, "two");
        ConversationModel model = open(talk.room);
        talk.sample.reads(talk.grace, talk.room, 2);
        talk.sample.reads(talk.grace, talk.room, 1);
        assertThat(faces(model)).containsExactly(List.of(), List.of("Grace"));
    }

    @Test
    void nobodyIsShownAtWhatTheyWroteThemselves() {
        talk.say(talk.grace, 0, "one");
        ConversationModel model = open(talk.room);
        talk.sample.reads(talk.grace, talk.room, 1);
        talk.sample.reads(me, talk.room, 1);
        assertThat(faces(model)).containsExactly(List.of());
    }

    @Test
    void theReaderIsToldToScreenReaders() {
        talk.say(me, 0, "one");
        ConversationModel model = open(talk.room);
        talk.sample.reads(talk.grace, talk.room, 1);
        assertThat(model.wording().spoken(said(model).getFirst())).endsWith("Read by Grace");
    }
}
