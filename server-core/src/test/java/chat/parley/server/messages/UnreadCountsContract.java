package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.model.ThreadSummary;
import chat.parley.model.UnreadReason;
import chat.parley.protocol.Done;
import chat.parley.protocol.FollowThread;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.ReadMoved;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.rooms.PersonalChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// That counts of what is unread are exact whatever is done to a room, on either database.
abstract class UnreadCountsContract extends Household {

    private static final int STEPS = 240;

    UnreadCountsContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void countsLikeSomebodyWhoCountsMessageByMessage() {
        LivelyRoom room = new LivelyRoom(house, List.of(ann, bob, eve));
        for (int step = 1; step <= STEPS; step++) {
            String done = room.something();
            if (step % 4 == 0) {
                for (PersonId person : room.tallies().members()) {
                    compare(room, person, "after step " + step + ": " + done);
                }
            }
        }
        assertThat(room.kindsOfSteps()).hasSize(9);
    }

    private void compare(LivelyRoom room, PersonId person, String when) {
        RoomSummary seen = house.seenBy(person, room.id());
        Tallies.Count counted = new Tallies.Count(seen.unread(), seen.mentions());
        assertThat(counted).as(when).isEqualTo(room.tallies().of(person));
        List<UnreadReason> why = house.rooms.whyUnread(person, new WhyUnread(1, room.id())).items();
        assertThat(why)
                .as(when)
                .filteredOn(reason -> reason.thread() == null)
                .hasSize(counted.unread());
        assertThat(why).as(when).filteredOn(UnreadReason::mention).hasSize(counted.mentions());
        for (ThreadSummary thread : threads(person, room.id())) {
            assertThat(new Tallies.Count(thread.unread(), thread.mentions()))
                    .as("a thread " + when)
                    .isEqualTo(room.tallies().of(person, thread.message().id()));
        }
    }

    @Test
    void doesNotCallWhoComesLaterByWhatCalledEverybody() {
        RoomId room = house.roomOf(ann, bob);
        house.messages.post(ann, calling(room, null, Mention.OfGroup.ROOM));
        house.rooms.join(eve, new JoinRoom(1, op(), room));
        assertThat(house.rooms.markUnread(eve, new MarkUnread(1, room, 1)))
                .isEqualTo(new ReadPosition(0, 1, 0));
        assertThat(house.rooms.markUnread(bob, new MarkUnread(1, room, 1)))
                .isEqualTo(new ReadPosition(0, 1, 1));
    }

    @Test
    void leavesNothingUnreadInThreadsToWhoComesAgain() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(bob, room, "root").message();
        house.messages.post(ann, calling(room, root));
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        house.messages.post(ann, calling(room, root, Mention.OfGroup.ROOM));
        house.rooms.join(bob, new JoinRoom(1, op(), room));
        assertThat(threads(bob, room))
                .singleElement()
                .satisfies(thread -> {
                    assertThat(thread.following()).isTrue();
                    assertThat(thread.unread()).isZero();
                    assertThat(thread.mentions()).isZero();
                });
        house.messages.post(ann, calling(room, root));
        assertThat(threads(bob, room)).singleElement().matches(thread -> thread.unread() == 1);
    }

    @Test
    void tellsNoCountsToWhoIsOutMeanwhile() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(ann, room, "root").message();
        house.messages.post(ann, calling(room, root));
        long before = house.overview(bob).head();
        house.rooms.markRead(bob, new MarkRead(1, room, 3, null));
        house.rooms.markRead(bob, new MarkRead(1, room, 4, root));
        assertThat(house.personFeed.after(bob, before, 9))
                .extracting(PersonalChange::event)
                .hasOnlyElementsOfType(ReadMoved.class)
                .hasSize(2);
        house.rooms.leave(bob, new LeaveRoom(1, op(), room));
        house.say(ann, room, "among ourselves");
        assertThat(house.personFeed.after(bob, before, 9))
                .extracting(PersonalChange::event)
                .hasOnlyElementsOfType(RoomRemoved.class)
                .hasSize(1);
    }

    @Test
    void letsNobodyFollowWhoSaidNoBeforehand() {
        RoomId room = house.roomOf(ann, bob);
        MessageId root = house.say(bob, room, "no answers, please").message();
        assertThat(follow(bob, room, root, false)).isEqualTo(Done.CHANGED);
        assertThat(follow(bob, room, root, false)).isEqualTo(Done.UNCHANGED);
        house.messages.post(ann, calling(room, root));
        assertThat(threads(bob, room)).isEmpty();
        assertThat(follow(bob, room, root, true)).isEqualTo(Done.CHANGED);
        assertThat(threads(bob, room)).singleElement().matches(ThreadSummary::following);
    }

    private Done follow(PersonId by, RoomId room, MessageId root, boolean on) {
        return house.threads.follow(by, new FollowThread(1, room, root, on));
    }

    private List<ThreadSummary> threads(PersonId by, RoomId room) {
        return house.threads.list(by, new ListThreads(1, null)).items().stream()
                .filter(thread -> thread.message().room().equals(room))
                .toList();
    }

    private static SendMessage calling(
            RoomId room, @Nullable MessageId thread, Mention... mentions) {
        return new SendMessage(
                1, op(), room, "hey", null, thread, List.of(), List.of(mentions), null);
    }
}
