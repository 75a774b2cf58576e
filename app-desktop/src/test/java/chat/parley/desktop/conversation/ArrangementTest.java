package chat.parley.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.conversation.ConversationItem.Day;
import chat.parley.desktop.conversation.ConversationItem.Line;
import chat.parley.desktop.conversation.ConversationItem.Said;
import chat.parley.desktop.conversation.ConversationItem.Unread;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.model.Presence;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrangementTest {

    private final SampleTalk talk = new SampleTalk();

    @Test
    void messagesOfOnePersonWithinFiveMinutesStandTogether() {
        talk.say(talk.grace, 0, "one");
        talk.say(talk.grace, 4, "two");
        talk.say(talk.grace, 8, "measured from the previous one");
        talk.say(talk.grace, 13, "five minutes are too many");
        assertThat(said(open()))
                .extracting(Said::grouped)
                .containsExactly(false, true, true, false);
    }

    @Test
    void anotherPersonBreaksTheGroup() {
        talk.say(talk.grace, 0, "one");
        talk.say(talk.alan, 1, "two");
        talk.say(talk.grace, 2, "three");
        assertThat(said(open())).extracting(Said::grouped).containsOnly(false);
    }

    @Test
    void aServiceLineBreaksTheGroup() {
        talk.say(talk.grace, 0, "one");
        ConversationModel model = open();
        talk.joined(talk.alan, 2, 1);
        talk.sample.says(talk.grace, talk.room, "two", talk.start.plusSeconds(120));
        assertThat(said(model)).extracting(Said::grouped).containsOnly(false);
        assertThat(model.itemsProperty().get()).anyMatch(Line.class::isInstance);
    }

    @Test
    void clocksThatGoBackDoNotBreakTheGroup() {
        talk.say(talk.grace, 2, "one");
        talk.say(talk.grace, 0, "two");
        assertThat(said(open())).extracting(Said::grouped).containsExactly(false, true);
    }

    @Test
    void daysAreThoseOfTheViewersZone() {
        talk.say(talk.grace, 0, "at 18:00 in Greenwich");
        talk.say(talk.grace, 4, "four minutes later");
        assertThat(days(open(ZoneOffset.UTC))).hasSize(1);
        assertThat(days(open(ZoneId.of("+05:58")))).hasSize(2);
    }

    @Test
    void theDividerStandsBeforeTheFirstNewMessageOfAnotherPerson() {
        talk.say(talk.grace, 0, "read");
        talk.say(talk.sample.session().me(), 1, "mine, after the pointer");
        talk.say(talk.grace, 2, "new");
        talk.sample.session().reading().markRead(talk.room, 1);
        List<ConversationItem> items = open().itemsProperty().get();
        int divider = items.indexOf(new Unread());
        assertThat(divider).isPositive();
        assertThat(((Said) items.get(divider + 1)).text()).isEqualTo("new");
    }

    @Test
    void theDividerBreaksTheGroup() {
        talk.say(talk.grace, 0, "read");
        talk.say(talk.grace, 1, "new");
        talk.sample.session().reading().markRead(talk.room, 1);
        assertThat(said(open())).extracting(Said::grouped).containsExactly(false, false);
    }

    @Test
    void theDividerMergesWithTheDay() {
        talk.say(talk.grace, 0, "read");
        talk.say(talk.grace, 24 * 60, "new, a day later");
        talk.sample.session().reading().markRead(talk.room, 1);
        ConversationModel model = open();
        assertThat(model.itemsProperty().get()).noneMatch(Unread.class::isInstance);
        assertThat(days(model)).extracting(Day::unread).containsExactly(false, true);
    }

    @Test
    void nothingUnreadMeansNoDivider() {
        talk.say(talk.grace, 0, "read");
        talk.sample.session().reading().markRead(talk.room, 1);
        assertThat(open().itemsProperty().get())
                .noneMatch(item ->
                        item instanceof Unread || (item instanceof Day day && day.unread()));
    }

    @Test
    void theDividerStaysWhileTheRoomIsReadAndGoesWithTheFirstMessageSent() {
        talk.say(talk.grace, 0, "read");
        talk.say(talk.grace, 1, "new");
        talk.sample.session().reading().markRead(talk.room, 1);
        ConversationModel model = open();
        talk.sample.session().reading().markRead(talk.room, 2);
        assertThat(model.itemsProperty().get()).contains(new Unread());
        model.sent();
        assertThat(model.itemsProperty().get()).doesNotContain(new Unread());
    }

    @Test
    void aPendingMessageKeepsItsPlaceAndKeyWhenTheServerHasIt() {
        talk.say(talk.grace, 0, "hello");
        ConversationModel model = open();
        var operation = talk.sample.session().outbox().send(talk.room, "hi");
        Said pending = said(model).getLast();
        assertThat(pending.mark())
                .isIn(ConversationItem.Mark.QUEUED, ConversationItem.Mark.SENDING);
        talk.sample.stored(talk.room, operation, "hi");
        Said stored = said(model).getLast();
        assertThat(stored.mark()).isEqualTo(ConversationItem.Mark.STORED);
        assertThat(stored.key()).isEqualTo(pending.key());
    }

    @Test
    void whoHasNoNameYetIsSomebody() {
        PersonEntry nobody = talk.sample.person("new", "", Presence.OFFLINE);
        talk.say(nobody, 0, "hello");
        assertThat(said(open()).getLast().author().name()).isEqualTo("Somebody");
    }

    private ConversationModel open() {
        return open(ZoneOffset.UTC);
    }

    private ConversationModel open(ZoneId zone) {
        ConversationModel model =
                new ConversationModel(
                        talk.sample.session(), talk.room, talk.sample.timers()::now, zone);
        model.open();
        return model;
    }

    private static List<Said> said(ConversationModel model) {
        return model.itemsProperty().get().stream()
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .toList();
    }

    private static List<Day> days(ConversationModel model) {
        return model.itemsProperty().get().stream()
                .filter(Day.class::isInstance)
                .map(Day.class::cast)
                .toList();
    }
}
