package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SendMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A public room in which something happens that changes what is unread, always the same in the
/// same order, with a record of it. Owned by the test's thread.
final class LivelyRoom {

    private final TestHouse house;
    private final List<PersonId> people;
    private final RoomId room;
    private final Tallies tallies = new Tallies();
    private final Random random = new Random(7);
    private final Set<String> kinds = new TreeSet<>();

    /// @param people the first one is its owner and stays
    LivelyRoom(TestHouse house, List<PersonId> people) {
        this.house = house;
        this.people = people;
        this.room = house.roomOf(people.getFirst());
        tallies.comes(people.getFirst(), 1);
        people.stream().skip(1).forEach(this::join);
        post(people.getFirst(), null);
    }

    RoomId id() {
        return room;
    }

    Tallies tallies() {
        return tallies;
    }

    /// What has happened so far.
    Set<String> kindsOfSteps() {
        return kinds;
    }

    /// Lets something happen.
    ///
    /// @return what it was
    String something() {
        List<PersonId> members = people.stream().filter(tallies.members()::contains).toList();
        PersonId by = one(members);
        MessageId message = one(tallies.all());
        String what =
                switch (random.nextInt(13)) {
                    case 0, 1, 2 -> post(by, null);
                    case 3, 4 -> reply(by, message);
                    case 5, 6 -> edit(message);
                    case 7 -> delete(message);
                    case 8 -> restore(message);
                    case 9 -> read(by, message);
                    case 10 -> unread(by, message);
                    case 11 -> readThread(by, message);
                    default -> comeOrGo(people.get(1 + random.nextInt(people.size() - 1)));
                };
        kinds.add(what);
        return what;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String post(PersonId by, @Nullable MessageId thread) {
        List<Mention> mentions = mentions();
        MessageId id =
                house.messages
                        .post(
                                by,
                                new SendMessage(
                                        1, op(), room, "hey", null, thread, List.of(), mentions,
                                        null))
                        .message();
        tallies.posted(
                house.messages.message(by, new GetMessage(1, room, id)).message(),
                named(mentions),
                mentions.contains(Mention.OfGroup.ROOM));
        return thread == null ? "post" : "reply";
    }

    private String reply(PersonId by, MessageId message) {
        MessageId thread = tallies.thread(message);
        return post(by, thread == null ? message : thread);
    }

    private String edit(MessageId message) {
        if (isThere(message) && !tallies.isDeleted(message)) {
            List<Mention> mentions = mentions();
            house.messages.edit(
                    tallies.author(message),
                    new EditMessage(1, op(), room, message, "hey " + random.nextLong(), mentions));
            tallies.edited(message, named(mentions), mentions.contains(Mention.OfGroup.ROOM));
        }
        return "edit";
    }

    private String delete(MessageId message) {
        if (isThere(message)) {
            house.messages.delete(
                    tallies.author(message), new DeleteMessage(1, op(), room, message, null));
            tallies.deleted(message, true);
        }
        return "delete";
    }

    private String restore(MessageId message) {
        if (isThere(message)) {
            house.messages.restore(
                    tallies.author(message), new RestoreMessage(1, op(), room, message));
            tallies.deleted(message, false);
        }
        return "restore";
    }

    /// Whether the author of a message can still do something to it.
    private boolean isThere(MessageId message) {
        return tallies.members().contains(tallies.author(message));
    }

    private String read(PersonId by, MessageId message) {
        house.rooms.markRead(by, new MarkRead(1, room, tallies.seq(message), null));
        tallies.reads(by, tallies.seq(message));
        return "read";
    }

    private String unread(PersonId by, MessageId message) {
        house.rooms.markUnread(by, new MarkUnread(1, room, tallies.seq(message)));
        tallies.unreads(by, tallies.seq(message));
        return "unread";
    }

    private String readThread(PersonId by, MessageId message) {
        MessageId thread = tallies.thread(message);
        if (thread != null) {
            house.rooms.markRead(by, new MarkRead(1, room, tallies.seq(message), thread));
            tallies.readsThread(by, thread, tallies.seq(message));
        }
        return "read a thread";
    }

    private String comeOrGo(PersonId person) {
        if (tallies.members().contains(person)) {
            house.rooms.leave(person, new LeaveRoom(1, op(), room));
            tallies.leaves(person);
        } else {
            join(person);
        }
        return "come or go";
    }

    private void join(PersonId person) {
        RoomEntered entered = house.rooms.join(person, new JoinRoom(1, op(), room));
        tallies.comes(person, Objects.requireNonNull(entered.seq()));
    }

    private List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        for (PersonId person : people) {
            if (random.nextInt(4) == 0) {
                mentions.add(new Mention.OfPerson(person));
            }
        }
        if (random.nextInt(6) == 0) {
            mentions.add(Mention.OfGroup.ROOM);
        }
        return mentions;
    }

    private static Set<PersonId> named(List<Mention> mentions) {
        return mentions.stream()
                .filter(Mention.OfPerson.class::isInstance)
                .map(mention -> ((Mention.OfPerson) mention).person())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
