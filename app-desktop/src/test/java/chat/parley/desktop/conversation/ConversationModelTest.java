package chat.parley.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.conversation.ConversationItem.Mark;
import chat.parley.desktop.conversation.ConversationItem.Said;
import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationModelTest {

    private final SampleTalk talk = new SampleTalk();
    private final ConversationModel model =
            new ConversationModel(
                    talk.sample.session(), talk.room, talk.sample.timers()::now, ZoneOffset.UTC);

    @Test
    void saysWhoIsTyping() {
        model.open();
        assertThat(model.typingProperty().get()).isEmpty();
        talk.sample.types(talk.barbara, talk.room, true);
        assertThat(model.typingProperty().get()).isEqualTo("Barbara is typing");
        talk.sample.types(talk.alan, talk.room, true);
        assertThat(model.typingProperty().get()).isEqualTo("Barbara and Alan are typing");
        talk.sample.types(talk.grace, talk.room, true);
        assertThat(model.typingProperty().get()).isEqualTo("3 people are typing");
        talk.sample.timers().pass(Duration.ofSeconds(8));
        assertThat(model.typingProperty().get()).isEmpty();
    }

    @Test
    void anEmptyRoomBecomesOneWithMessages() {
        model.open();
        assertThat(model.screenProperty().get()).isEqualTo(Screen.EMPTY);
        talk.say(talk.grace, 0, "hello");
        assertThat(model.screenProperty().get()).isEqualTo(Screen.READY);
    }

    @Test
    void aRefusedMessageKeepsItsTextAndSaysWhy() {
        model.open();
        OperationId operation = talk.sample.session().outbox().send(talk.room, "hello");
        talk.sample.server().refuse(RefusalCode.FORBIDDEN);
        Said failed = (Said) model.itemsProperty().get().getLast();
        assertThat(failed.mark()).isEqualTo(Mark.FAILED);
        assertThat(failed.text()).isEqualTo("hello");
        assertThat(failed.operation()).isEqualTo(operation);
        assertThat(model.wording().refusal(failed))
                .startsWith("Not sent: you may not write in this room.");
        model.outbox().retry(operation);
        assertThat(((Said) model.itemsProperty().get().getLast()).mark()).isNotEqualTo(Mark.FAILED);
    }

    @Test
    void everyReasonOfTheServerHasWords() {
        model.open();
        for (RefusalCode code : RefusalCode.values()) {
            talk.sample.session().outbox().send(talk.room, "hello");
            Said said = (Said) model.itemsProperty().get().getLast();
            Said failed =
                    new Said(
                            said.key(),
                            0,
                            null,
                            said.author(),
                            said.when(),
                            said.text(),
                            false,
                            false,
                            false,
                            false,
                            said.reactions(),
                            Mark.FAILED,
                            List.of(),
                            code);
            assertThat(model.wording().refusal(failed))
                    .startsWith("Not sent: ")
                    .endsWith("The text is safe here.");
        }
    }

    @Test
    void aClosedConversationHearsNothingMore() {
        model.open();
        model.close();
        talk.say(talk.grace, 0, "hello");
        talk.sample.types(talk.grace, talk.room, true);
        assertThat(model.itemsProperty().get()).isEmpty();
        assertThat(model.typingProperty().get()).isEmpty();
    }
}
