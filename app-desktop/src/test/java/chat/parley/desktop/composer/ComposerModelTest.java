package chat.parley.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.model.MessageText;
import chat.parley.model.RoomKind;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.Typing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerModelTest {

    private final SampleSession sample = new SampleSession();
    private final RoomEntry room = sample.room(RoomKind.PUBLIC, "harbour");
    private final List<String> sent = new ArrayList<>();
    private final ComposerModel model = composer(room);

    @Test
    void sendingHandsTheTextToTheOutboxAndEmptiesTheField() {
        model.textProperty().set("hello");
        assertThat(model.send()).isTrue();
        assertThat(sample.server().heard(SendMessage.class))
                .extracting(SendMessage::text)
                .containsExactly("hello");
        assertThat(model.textProperty().get()).isEmpty();
        assertThat(room.draftProperty().get()).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t \n"})
    void blankTextIsNotSent(String blank) {
        model.textProperty().set(blank);
        assertThat(model.blankProperty().get()).isTrue();
        assertThat(model.send()).isFalse();
        assertThat(model.textProperty().get()).isEqualTo(blank);
    }

    @Test
    void textOverTheLimitStaysAndIsCounted() {
        String tooLong = "é".repeat(MessageText.MAX_BYTES / 2) + "xyz";
        model.textProperty().set(tooLong);
        assertThat(model.leftProperty().get()).isEqualTo(-3);
        assertThat(model.counter()).startsWith("3 bytes too long");
        assertThat(model.blankProperty().get()).isFalse();
        assertThat(model.send()).isFalse();
        assertThat(model.textProperty().get()).isEqualTo(tooLong);
        assertThat(sample.server().heard(SendMessage.class)).isEmpty();
    }

    @Test
    void theCounterIsQuietWhileThereIsPlentyOfRoom() {
        model.textProperty().set("x".repeat(1_000));
        assertThat(model.counter()).isEmpty();
        model.textProperty().set("x".repeat(MessageText.MAX_BYTES - 10));
        assertThat(model.counter()).isEqualTo("10 bytes left");
        assertThat(model.send()).isTrue();
    }

    @Test
    void theDraftOfEachRoomComesBack() {
        model.textProperty().set("half a thou");
        model.close();
        RoomEntry other = sample.room(RoomKind.PUBLIC, "other");
        ComposerModel elsewhere = composer(other);
        assertThat(elsewhere.textProperty().get()).isEmpty();
        elsewhere.close();
        assertThat(composer(room).textProperty().get()).isEqualTo("half a thou");
    }

    @Test
    void typingIsToldAtTheFirstChangeThenEachFourSecondsAndEndsSixSecondsAfterTheLast() {
        model.textProperty().set("a");
        model.textProperty().set("ab");
        assertThat(told()).containsExactly(true);
        pass(4);
        model.textProperty().set("abc");
        assertThat(told()).containsExactly(true, true);
        pass(5);
        assertThat(told()).containsExactly(true, true);
        pass(1);
        assertThat(told()).containsExactly(true, true, false);
    }

    @Test
    void typingEndsWithSendingEmptyingLeavingAndClosing() {
        model.textProperty().set("a");
        model.send();
        assertThat(told()).containsExactly(true, false);
        model.textProperty().set("b");
        model.textProperty().set("");
        assertThat(told()).containsExactly(true, false, true, false);
        model.textProperty().set("c");
        model.left();
        assertThat(told()).containsExactly(true, false, true, false, true, false);
        model.textProperty().set("cd");
        model.close();
        assertThat(told()).containsExactly(true, false, true, false, true, false, true, false);
    }

    @Test
    void openingARoomWithADraftTellsNobody() {
        model.textProperty().set("draft");
        model.close();
        int before = told().size();
        composer(room);
        assertThat(told()).hasSize(before);
    }

    @Test
    void onlyAdministratorsWriteInAChannel() {
        ComposerModel channel = composer(sample.room(RoomKind.CHANNEL, "announcements"));
        channel.textProperty().set("hello");
        assertThat(channel.closedProperty().get()).contains("administrators");
        assertThat(channel.send()).isFalse();
    }

    private ComposerModel composer(RoomEntry where) {
        return new ComposerModel(sample.session(), where, () -> sent.add("sent"));
    }

    private void pass(int seconds) {
        sample.timers().pass(Duration.ofSeconds(seconds));
    }

    private List<Boolean> told() {
        return sample.server().heard(Typing.class).stream().map(Typing::on).toList();
    }
}
