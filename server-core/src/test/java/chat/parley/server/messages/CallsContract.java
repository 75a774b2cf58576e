package chat.parley.server.messages;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetRole;
import chat.parley.server.accounts.AccountRules;
import chat.parley.server.db.TestDatabases;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whom `@here` and `@room` call, and who may call so, on either database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallsContract {

    private final TestDatabases.Kind kind;
    private final Set<PersonId> there = ConcurrentHashMap.newKeySet();
    private TestHouse house;
    private PersonId ann;
    private PersonId bob;
    private PersonId eve;

    CallsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        house =
                new TestHouse(
                        kind.fresh(),
                        new AccountRules(Registration.OPEN, TestHouse.unlimited()),
                        stored ->
                                stored.with(
                                        there.contains(stored.id())
                                                ? Presence.AWAY
                                                : Presence.OFFLINE,
                                        stored.status(),
                                        stored.lastSeen()));
        ann = house.person("ann");
        bob = house.person("bob");
        eve = house.person("eve");
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void callsByHereThoseWhoAreThereAtThatMoment() {
        RoomId room = house.roomOf(ann, bob, eve);
        nowThere(ann, bob);
        post(ann, room, null, Mention.OfGroup.HERE);
        nowThere(eve);
        assertThat(mentions(bob, room)).isEqualTo(1);
        assertThat(mentions(eve, room)).isZero();
        assertThat(mentions(ann, room)).isZero();
    }

    @Test
    void callsNobodyByHereWhereNobodyIs() {
        RoomId room = house.roomOf(ann, bob, eve);
        nowThere();
        MessageAccepted sent = post(ann, room, null, Mention.OfGroup.HERE);
        assertThat(mentions(bob, room) + mentions(eve, room)).isZero();
        assertThat(house.newest(bob, room, 1).items().getFirst().mentions())
                .containsExactly(Mention.OfGroup.HERE);
        assertThat(sent.again()).isFalse();
    }

    @Test
    void keepsWhomHereCalledWhenTheMessageIsEdited() {
        RoomId room = house.roomOf(ann, bob, eve);
        nowThere(bob);
        MessageId id = post(ann, room, null, Mention.OfGroup.HERE).message();
        nowThere(eve);
        edit(room, id, "other words", Mention.OfGroup.HERE, new Mention.OfPerson(bob));
        assertThat(mentions(bob, room)).isEqualTo(1);
        assertThat(mentions(eve, room)).isZero();
        edit(room, id, "other words", new Mention.OfPerson(bob));
        assertThat(mentions(bob, room)).isEqualTo(1);
        edit(room, id, "other words");
        assertThat(mentions(bob, room)).isZero();
        edit(room, id, "come", Mention.OfGroup.HERE);
        assertThat(mentions(bob, room)).isZero();
        assertThat(mentions(eve, room)).isEqualTo(1);
    }

    @Test
    void letsOnlyModeratorsCallManyInAChannel() {
        RoomId channel = house.room(ann, RoomKind.CHANNEL, "News");
        house.rooms.join(bob, new JoinRoom(1, op(), channel));
        MessageId root = post(ann, channel, null, Mention.OfGroup.ROOM).message();
        assertThat(mentions(bob, channel)).isEqualTo(1);
        nowThere(ann);
        for (Mention many : Mention.OfGroup.values()) {
            refused(RefusalCode.FORBIDDEN, () -> post(bob, channel, root, many));
        }
        MessageId reply = post(bob, channel, root, new Mention.OfPerson(ann)).message();
        refused(
                RefusalCode.FORBIDDEN,
                () ->
                        house.messages.edit(
                                bob,
                                new EditMessage(
                                        1,
                                        op(),
                                        channel,
                                        reply,
                                        "all",
                                        List.of(Mention.OfGroup.ROOM))));
        house.rooms.act(ann, setRole(channel, bob, RoomRole.MODERATOR));
        assertThat(post(bob, channel, root, Mention.OfGroup.ROOM).seq()).isPositive();
    }

    @Test
    void callsNobodyTwiceByOneMessageAndNoMoreThanAHundred() {
        RoomId room = house.roomOf(ann, bob);
        nowThere(bob);
        Mention called = new Mention.OfPerson(bob);
        post(ann, room, null, called, Mention.OfGroup.HERE, called, Mention.OfGroup.ROOM);
        assertThat(mentions(bob, room)).isEqualTo(1);
        List<Mention> many = Collections.nCopies(101, called);
        refused(
                RefusalCode.TOO_LONG,
                () ->
                        house.messages.post(
                                ann,
                                new SendMessage(
                                        1, op(), room, "hey", null, null, List.of(), many, null)));
    }

    private void nowThere(PersonId... people) {
        there.clear();
        there.addAll(List.of(people));
    }

    private int mentions(PersonId person, RoomId room) {
        return house.seenBy(person, room).mentions();
    }

    private MessageAccepted post(
            PersonId by, RoomId room, @Nullable MessageId thread, Mention... mentions) {
        return house.messages.post(
                by,
                new SendMessage(
                        1, op(), room, "hey", null, thread, List.of(), List.of(mentions), null));
    }

    private void edit(RoomId room, MessageId id, String text, Mention... mentions) {
        house.messages.edit(ann, new EditMessage(1, op(), room, id, text, List.of(mentions)));
    }

    private static SetRole setRole(RoomId room, PersonId person, RoomRole role) {
        return new SetRole(1, op(), room, person, role);
    }
}
