package chat.parley.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.Presence;
import chat.parley.model.RoomKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A timeline keeps order, settles what was pending, and stays within its limit.
class TimelineTest {
    private final SampleSession sample = new SampleSession();
    private final RoomEntry room = sample.room(RoomKind.PUBLIC, "general");
    private final PersonEntry bob = sample.person("bob", "Bob", Presence.ONLINE);
    private final Timeline timeline = sample.session().timeline(room);

    private List<String> texts() {
        return timeline.rows().stream()
                .map(row ->
                        switch (row) {
                            case TimelineRow.Posted posted -> posted.message().text();
                            case TimelineRow.Pending pending -> "…" + pending.text();
                            case TimelineRow.Changed changed -> changed.line().change().name();
                        })
                .toList();
    }

    @Test
    void settlesThePendingRowInItsPlaceWithTheSameKey() {
        timeline.open();
        OperationId op = sample.session().outbox().send(room, "one");
        sample.session().outbox().send(room, "two");
        assertThat(texts()).containsExactly("…one", "…two");

        sample.stored(room, op, "one");

        assertThat(texts()).containsExactly("one", "…two");
        assertThat(timeline.rows().getFirst().key()).isEqualTo(op);
    }

    @Test
    void putsWhatOthersSayBeforeWhatIsStillUnsent() {
        timeline.open();
        sample.session().outbox().send(room, "mine");
        sample.says(bob, room, "theirs");
        assertThat(texts()).containsExactly("theirs", "…mine");
    }

    @Test
    void opensAroundTheOldestUnreadWithADividerThatStays() {
        for (int i = 1; i <= 120; i++) {
            sample.says(bob, room, "m" + i);
        }
        sample.session().reading().markRead(room, 60);
        timeline.open();

        assertThat(timeline.dividerProperty().get()).isEqualTo(60L);
        assertThat(texts()).startsWith("m36").endsWith("m85");
        sample.session().reading().markRead(room, 120);
        assertThat(timeline.dividerProperty().get()).isEqualTo(60L);
    }

    @Test
    void keepsAtMostItsLimitAndDropsTheSideAwayFromTheReader() {
        for (int i = 1; i <= 500; i++) {
            sample.says(bob, room, "m" + i);
        }
        sample.session().reading().markRead(room, 500);
        timeline.open();
        for (int i = 0; i < 6; i++) {
            timeline.loadOlder();
        }
        assertThat(timeline.rows()).hasSize(Timeline.LIMIT);
        assertThat(timeline.moreAfterProperty().get()).isTrue();
        assertThat(texts()).startsWith("m151").endsWith("m450");

        timeline.loadNewer();
        assertThat(texts()).startsWith("m201").endsWith("m500");
        assertThat(timeline.moreBeforeProperty().get()).isTrue();
    }

    @Test
    void showsAnOwnReactionAtOnceAndTakesItBackWhenRefused() {
        Message message = sample.says(bob, room, "hello");
        timeline.open();
        timeline.react(message.id(), "👍", true, outcome -> {});
        assertThat(shown().reactions()).hasSize(1);

        sample.server().refuse(chat.parley.model.RefusalCode.FORBIDDEN);
        assertThat(shown().reactions()).isEmpty();
    }

    private Message shown() {
        return ((TimelineRow.Posted) timeline.rows().getFirst()).message();
    }
}
