package chat.parley.server.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.TypingSeen;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every board promises, seen from the node where it happens and from another one, which may
/// be the same.
abstract class PresenceContract {

    private final PersonId ann = new PersonId(UUID.randomUUID());
    private final List<PersonId> told = new CopyOnWriteArrayList<>();
    private final List<PersonId> statuses = new CopyOnWriteArrayList<>();
    private final List<PersonId> profiles = new CopyOnWriteArrayList<>();
    private final List<ReadersMoved> reads = new CopyOnWriteArrayList<>();
    private final List<TypingSeen> typings = new CopyOnWriteArrayList<>();

    /// The board of the node where it happens.
    abstract PresenceBoard here();

    /// The board of a node where it is seen.
    abstract PresenceBoard elsewhere();

    @BeforeEach
    void listen() {
        var _ = elsewhere().listen(new Ears());
    }

    @Test
    void whoArrivesIsThereUntilTheLastConnectionIsGone() {
        here().arrived(ann);
        await().until(() -> elsewhere().there(ann));
        await().until(() -> told.contains(ann));
        here().arrived(ann);
        here().left(ann);
        assertThat(elsewhere().there(ann)).isTrue();
        told.clear();
        here().left(ann);
        await().until(() -> !elsewhere().there(ann));
        await().until(() -> told.contains(ann));
    }

    @Test
    void whoIdlesAfterTheyHaveGoneIsNotThereAgain() {
        here().arrived(ann);
        await().until(() -> elsewhere().there(ann));
        here().left(ann);
        here().idle(ann, true);
        here().statusChanged(ann);
        await().until(() -> statuses.contains(ann));
        assertThat(elsewhere().there(ann)).isFalse();
        here().arrived(ann);
        await().until(() -> elsewhere().awake(ann));
    }

    @Test
    void aChangedStatusIsToldOnEveryNode() {
        here().statusChanged(ann);
        await().until(() -> statuses.equals(List.of(ann)));
        assertThat(profiles).isEmpty();
    }

    @Test
    void aChangedProfileIsToldOnEveryNode() {
        here().profileChanged(ann);
        await().until(() -> profiles.equals(List.of(ann)));
        assertThat(statuses).isEmpty();
    }

    @Test
    void typingIsToldOnEveryNode() {
        TypingSeen typing =
                new TypingSeen(new RoomId(UUID.randomUUID()), null, ann, TypingKind.VOICE, true);
        here().typing(typing);
        await().until(() -> typings.equals(List.of(typing)));
    }

    @Test
    void othersSeeWhatWasChosenOnlyWhileOneIsThere() {
        Instant seenAt = Instant.parse("2026-01-02T03:04:05Z");
        Person away =
                Person.named(ann, "ann", "Ann", Presence.AWAY).with(Presence.AWAY, null, seenAt);
        assertThat(elsewhere().seen(away).presence()).isEqualTo(Presence.OFFLINE);
        assertThat(elsewhere().seen(away).lastSeen()).isEqualTo(seenAt);
        here().arrived(ann);
        await().until(() -> elsewhere().seen(away).presence() == Presence.AWAY);
        assertThat(elsewhere().seen(away.with(Presence.INVISIBLE, null, seenAt)).presence())
                .isEqualTo(Presence.OFFLINE);
    }

    @Test
    void whatSomebodyHasReadIsToldOnEveryNode() {
        ReadersMoved read = new ReadersMoved(new RoomId(UUID.randomUUID()), ann, 41);
        here().read(read);
        await().until(() -> reads.equals(List.of(read)));
    }

    private final class Ears implements PresenceBoard.Listener {

        @Override
        public void onPresence(PersonId person) {
            told.add(person);
        }

        @Override
        public void onStatus(PersonId person) {
            statuses.add(person);
        }

        @Override
        public void onProfile(PersonId person) {
            profiles.add(person);
        }

        @Override
        public void onTyping(TypingSeen typing) {
            typings.add(typing);
        }

        @Override
        public void onRead(ReadersMoved read) {
            reads.add(read);
        }
    }

    @Test
    void whoDoesNothingOnAnyNodeIsAway() {
        PersonId dan = new PersonId(UUID.randomUUID());
        Person stored = Person.named(dan, "dan", "Dan", Presence.ONLINE);
        here().arrived(dan);
        await().until(() -> elsewhere().seen(stored).presence() == Presence.ONLINE);
        here().idle(dan, true);
        await().until(() -> elsewhere().seen(stored).presence() == Presence.AWAY);
        assertThat(elsewhere().seen(stored.with(Presence.BUSY, null, null)).presence())
                .isEqualTo(Presence.BUSY);
        here().idle(dan, false);
        await().until(() -> elsewhere().seen(stored).presence() == Presence.ONLINE);
        here().idle(dan, true);
        here().left(dan);
        here().arrived(dan);
        await().until(() -> elsewhere().seen(stored).presence() == Presence.ONLINE);
        here().left(dan);
    }
}
