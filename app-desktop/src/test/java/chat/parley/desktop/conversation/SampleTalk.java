package chat.parley.desktop.conversation;

import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.Reaction;
import chat.parley.model.RoomKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A room in which people said things of every kind, for looking at and for tests. JavaFX thread.
final class SampleTalk {

    final SampleSession sample = new SampleSession();
    final RoomEntry room = sample.room(RoomKind.PUBLIC, "harbour-survey");
    final PersonEntry grace = sample.person("grace", "Grace", Presence.ONLINE);
    final PersonEntry alan = sample.person("alan", "Alan", Presence.AWAY);
    final PersonEntry barbara = sample.person("barbara", "Barbara", Presence.ONLINE);

    /// When it all began: yesterday at 17:42 of the sample's clock day.
    final Instant start = sample.timers().now().minus(Duration.ofHours(15));

    /// Says a bit of everything; the last three messages are not read.
    void everything() {
        PersonEntry me = sample.session().me();
        Message first =
                say(
                        grace,
                        0,
                        "Sounding at pier 4 is 6.2 m, chart says 7.0. The outlier is line 3, log is at https://example.org/log/4?line=3");
        react(first, "👍", 3, true);
        react(first, "🌊", 2, false);
        react(first, "😮", 1, false);
        say(grace, 2, "The sensor was warm, so I would not trust it above 22 °C.");
        say(barbara, 9, "North mast this morning ☀️\nWind is down, the boat can go out again.");
        say(alan, 13, "مرحبا بالجميع، متى يبدأ القياس؟");
        say(alan, 14, "Averyveryverylongwordwithoutanyspaceinit".repeat(4));
        say(me, 20, "I bring the second transducer 🧑🏽‍🚀 and the flags 🇮🇸🇳🇴");
        say(me, 21, "🎉");
        sample.session().reading().markRead(room, 7);
        Message call = say(alan, 861, "can you bring the second transducer? Boat leaves 09:15.");
        react(call, "🤔", 2, false);
        say(grace, 863, "It is in the grey case, under the chart table.");
        say(barbara, 864, "Thanks 😊");
    }

    /// A message, minutes after the start.
    Message say(PersonEntry who, long minutes, String text) {
        return sample.says(who, room, text, start.plus(Duration.ofMinutes(minutes)));
    }

    /// Many messages of differing height.
    void chatter(int count) {
        List<PersonEntry> people = List.of(grace, alan, barbara);
        for (int i = 0; i < count; i++) {
            say(
                    people.get(i / 3 % 3),
                    i,
                    "Message " + i + " " + "and some more words ".repeat(i * 7 % 23));
        }
    }

    void react(Message message, String emoji, int count, boolean mine) {
        List<PersonId> people =
                new ArrayList<>(
                        List.of(grace.id(), alan.id(), barbara.id())
                                .subList(0, Math.min(3, count)));
        if (mine) {
            people.set(0, sample.session().me().id());
        }
        sample.changes(
                room,
                message.id(),
                old -> {
                    List<Reaction> all = new ArrayList<>(old.reactions());
                    all.add(new Reaction(emoji, count, people));
                    return old.withReactions(all, old.changedSeq() + 1);
                });
    }

    /// A message that names this person.
    void callMe(PersonEntry who, long minutes, String text) {
        Message said = say(who, minutes, text);
        List<Mention> me = List.of(new Mention.OfPerson(sample.session().me().id()));
        sample.changes(
                room,
                said.id(),
                old ->
                        new Message(
                                old.id(),
                                old.room(),
                                old.seq(),
                                old.changedSeq(),
                                old.author(),
                                old.at(),
                                old.text(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                me,
                                List.of(),
                                false,
                                null,
                                null));
    }

    void joined(PersonEntry who, long seq, long minutes) {
        sample.happens(
                room,
                new RoomLine(
                        room.id(),
                        seq,
                        start.plus(Duration.ofMinutes(minutes)),
                        who.id(),
                        who.id(),
                        RoomLine.Change.JOINED,
                        null));
    }
}
