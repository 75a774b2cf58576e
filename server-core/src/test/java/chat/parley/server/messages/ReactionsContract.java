package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.React;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What reactions promise on either database.
abstract class ReactionsContract extends Household {

    ReactionsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void setsAndTakesReactionsOnce() {
        RoomId room = house.roomOf(ann, bob);
        MessageId id = house.say(ann, room, "nice").message();
        assertThat(react(ann, room, id, "👍", true)).isEqualTo(4L);
        assertThat(react(bob, room, id, "🎉", true)).isEqualTo(5L);
        assertThat(react(bob, room, id, "👍", true)).isEqualTo(6L);
        assertThat(react(bob, room, id, "👍", true)).isNull();
        Message seen = house.messages.message(ann, new GetMessage(1, room, id)).message();
        assertThat(seen.reactions())
                .containsExactly(
                        new Reaction("👍", 2, List.of(ann, bob)),
                        new Reaction("🎉", 1, List.of(bob)));
        assertThat(seen.changedSeq()).isEqualTo(6);
        assertThat(react(bob, room, id, "🎉", false)).isEqualTo(7L);
        assertThat(react(bob, room, id, "🎉", false)).isNull();
        assertThat(house.events(room, 3, 10))
                .filteredOn(ReactionsChanged.class::isInstance)
                .extracting(event -> ((ReactionsChanged) event).on())
                .containsExactly(true, true, true, false);
    }

    @Test
    void allowsTwentyDifferentReactions() {
        RoomId room = house.roomOf(ann);
        MessageId id = house.say(ann, room, "all of them").message();
        for (int i = 0; i < 20; i++) {
            react(ann, room, id, ":e" + i + ":", true);
        }
        refused(RefusalCode.CONFLICT, () -> react(ann, room, id, ":another:", true));
    }

    private @Nullable Long react(PersonId by, RoomId room, MessageId id, String emoji, boolean on) {
        return house.messages.react(by, new React(1, op(), room, id, emoji, on)).seq();
    }
}
