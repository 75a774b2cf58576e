package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Mention;
import chat.parley.model.Presence;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.model.UnreadReason;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.UnreadReasons;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whom `@here` calls among people with real connections, whichever database the server has.
abstract class CallsConversationContract extends Townsfolk {

    CallsConversationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void hereCallsThoseWhoAreConnected() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        ScriptedPerson eve = town.signsUp("eve");
        RoomId group = ann.opensDirect(bob, eve).id();
        ann.sees(PresenceSeen.class, seen -> is(seen, eve, Presence.ONLINE));
        eve.close();
        ann.sees(PresenceSeen.class, seen -> is(seen, eve, Presence.OFFLINE));
        MessageAccepted called =
                ann.asks(
                        MessageAccepted.class,
                        i ->
                                new SendMessage(
                                        i,
                                        ScriptedPerson.newOperation(),
                                        group,
                                        "who is there?",
                                        null,
                                        null,
                                        List.of(),
                                        List.of(Mention.OfGroup.HERE),
                                        null));
        assertThat(bob.sees(group, "who is there?"))
                .extracting(MessagePosted::message)
                .satisfies(message ->
                        assertThat(message.mentions()).containsExactly(Mention.OfGroup.HERE));
        assertThat(bob.asks(UnreadReasons.class, i -> new WhyUnread(i, group)).items())
                .containsExactly(new UnreadReason(called.message(), called.seq(), null, true));
        eve.comesBack(town.address());
        RoomSummary seen = eve.rooms().getFirst();
        assertThat(seen.unread()).isEqualTo(1);
        assertThat(seen.mentions()).isZero();
    }

    private static boolean is(PresenceSeen seen, ScriptedPerson who, Presence presence) {
        return seen.person().equals(who.id()) && seen.presence() == presence;
    }
}
