package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.MessagesDeleted;
import chat.parley.protocol.Ok;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRole;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.rooms.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What deleting what one person said promises on either database.
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
abstract class ClearingContract extends Household {

    private RoomId room;

    ClearingContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void open() {
        room = house.roomOf(ann, bob, eve);
        house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.MODERATOR));
    }

    @Test
    void showsWhatItWouldDeleteAndThenDeletesIt() {
        flood(25);
        house.say(ann, room, "stays");
        MessagesDeleted preview = house.messages.deleteOf(bob, of(eve, null, true));
        assertThat(preview.count()).isEqualTo(25);
        assertThat(preview.messages()).hasSize(20);
        assertThat(preview.messages().getFirst().text()).isEqualTo("buy 24");
        assertThat(present()).hasSize(26);
        DeleteMessagesOf command = of(eve, null, false);
        MessagesDeleted deleted = house.messages.deleteOf(bob, command);
        assertThat(deleted.count()).isEqualTo(25);
        assertThat(deleted.seq()).isEqualTo(30 + 25);
        assertThat(present()).containsExactly("stays");
        assertThat(house.events(room, 30, 100))
                .hasSize(25)
                .allSatisfy(event ->
                        assertThat(event)
                                .isInstanceOfSatisfying(
                                        MessageDeleted.class,
                                        gone -> {
                                            assertThat(gone.op()).isEqualTo(command.op());
                                            assertThat(gone.message().deleted()).isNotNull();
                                        }));
        MessagesDeleted again = house.messages.deleteOf(bob, command);
        assertThat(again.again()).isTrue();
        assertThat(again.count()).isEqualTo(25);
        assertThat(again.seq()).isEqualTo(deleted.seq());
        assertThat(house.messages.deleteOf(bob, of(eve, null, false)).unchanged()).isTrue();
    }

    @Test
    void showsFewerWhereTheyAreLong() {
        for (int i = 0; i < 20; i++) {
            house.say(eve, room, i + "\u0001".repeat(16_000));
        }
        MessagesDeleted preview = house.messages.deleteOf(bob, of(eve, null, true));
        assertThat(preview.count()).isEqualTo(20);
        assertThat(preview.messages()).hasSizeBetween(5, 19);
        assertThat(preview.messages().getFirst().text()).startsWith("19");
        assertThat(new WireCodec().write(new Ok(1, preview)).length).isLessThan(1 << 20);
    }

    @Test
    void takesItBackForAWhile() {
        flood(3);
        DeleteMessagesOf command = of(eve, null, false);
        house.messages.deleteOf(bob, command);
        refused(RefusalCode.NOT_FOUND, () -> house.messages.restoreOf(ann, back(command.op())));
        house.clock.pass(Duration.ofSeconds(10));
        ChangeMade restored = house.messages.restoreOf(bob, back(command.op()));
        assertThat(present()).containsExactly("buy 0", "buy 1", "buy 2");
        assertThat(restored.seq()).isEqualTo(4 + 3 + 3 + 3);
        assertThat(house.events(room, 4 + 3 + 3, 10))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event).isInstanceOf(MessageRestored.class));
        assertThat(house.messages.restoreOf(bob, back(command.op())).unchanged()).isTrue();
        DeleteMessagesOf second = of(eve, null, false);
        house.messages.deleteOf(bob, second);
        house.clock.pass(Duration.ofSeconds(11));
        refused(RefusalCode.CONFLICT, () -> house.messages.restoreOf(bob, back(second.op())));
        assertThat(present()).isEmpty();
    }

    @Test
    void deletesOnlyWhatWasSaidSinceAndRepliesToo() {
        flood(2);
        house.clock.pass(Duration.ofMinutes(5));
        Instant since = house.clock.instant();
        house.clock.pass(Duration.ofMinutes(5));
        var root = house.say(ann, room, "root").message();
        house.messages.post(
                eve,
                new SendMessage(1, op(), room, "reply", null, root, List.of(), List.of(), null));
        house.say(eve, room, "late");
        assertThat(house.messages.deleteOf(bob, of(eve, since, false)).count()).isEqualTo(2);
        assertThat(present()).containsExactly("buy 0", "buy 1", "root");
    }

    @Test
    void isForModeratorsOverLowerRanks() {
        flood(1);
        PersonId nobody = new PersonId(UUID.randomUUID());
        refused(RefusalCode.NOT_FOUND, () -> house.messages.deleteOf(bob, of(nobody, null, true)));
        refused(RefusalCode.FORBIDDEN, () -> house.messages.deleteOf(eve, of(nobody, null, true)));
        refused(RefusalCode.FORBIDDEN, () -> house.messages.deleteOf(eve, of(bob, null, true)));
        refused(RefusalCode.FORBIDDEN, () -> house.messages.deleteOf(bob, of(ann, null, true)));
        refused(RefusalCode.FORBIDDEN, () -> house.messages.deleteOf(bob, of(bob, null, false)));
    }

    @Test
    void stopsAtAThousand() throws Exception {
        Race.won(DeleteMessagesOf.MOST + 1, n -> house.say(eve, room, "buy " + n));
        MessagesDeleted first = house.messages.deleteOf(bob, of(eve, null, false));
        assertThat(first.count()).isEqualTo(DeleteMessagesOf.MOST);
        assertThat(first.more()).isTrue();
        MessagesDeleted second = house.messages.deleteOf(bob, of(eve, null, false));
        assertThat(second.count()).isEqualTo(1);
        assertThat(second.more()).isFalse();
    }

    private void flood(int messages) {
        IntStream.range(0, messages).forEach(i -> house.say(eve, room, "buy " + i));
    }

    private DeleteMessagesOf of(PersonId person, @Nullable Instant since, boolean preview) {
        return new DeleteMessagesOf(1, op(), room, person, since, "advertising", preview);
    }

    private RestoreMessagesOf back(OperationId deletion) {
        return new RestoreMessagesOf(1, op(), room, deletion);
    }

    private List<String> present() {
        return house.newest(ann, room, 100).items().stream()
                .filter(message -> message.deleted() == null)
                .map(Message::text)
                .toList();
    }
}
