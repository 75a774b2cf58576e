package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.CloseReason;
import chat.parley.model.Message;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.Done;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.Refused;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedConnection;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedPerson;
import org.junit.jupiter.api.Test;

/// How a connection begins, and for what reasons it ends, whichever database the server has.
abstract class ConnectionContract extends Townsfolk {

    ConnectionContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void whoSaysNoHelloFirstIsClosed() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedConnection mute = ScriptedConnection.open(town.address());
        mute.send(new Ping(1));
        assertThat(mute.awaitClose()).isEqualTo(CloseReason.NO_HELLO);
        ScriptedConnection stranger = ScriptedConnection.open(town.address());
        stranger.send(new Hello(1, "not a token", "test", "test"));
        assertThat(stranger.awaitClose()).isEqualTo(CloseReason.BAD_TOKEN);
        ScriptedConnection newer = ScriptedConnection.open(town.address());
        newer.send(new Hello(2, ann.token(), "test", "test"));
        assertThat(newer.awaitClose()).isEqualTo(CloseReason.WRONG_VERSION);
    }

    @Test
    void answersCarryTheNumbersAndNumbersOnlyGrow() {
        ScriptedPerson ann = town.signsUp("ann");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        ann.wire().sendText("{\"t\":\"getHistory\",\"i\":1,\"room\":\"" + quay.id() + "\"}");
        Refused old = ann.sees(Refused.class, refused -> Long.valueOf(1).equals(refused.re()));
        assertThat(old.code()).isEqualTo(RefusalCode.BAD_FIELD);
        ann.wire().sendText("{\"t\":\"noSuchThing\",\"i\":1000}");
        ann.sees(Refused.class, refused -> refused.code() == RefusalCode.UNKNOWN_COMMAND);
        ann.wire().sendText("{");
        assertThat(ann.sees(Refused.class, refused -> refused.code() == RefusalCode.BAD_JSON).re())
                .isNull();
        ann.wire().send(new Hello(1, ann.token(), "again", "test"));
        ann.sees(Refused.class, refused -> refused.code() == RefusalCode.CONFLICT);
        ann.wire().send(new Ping(7));
        ann.sees(Pong.class, pong -> pong.n() == 7);
    }

    @Test
    void tenFramesThatCannotBeReadAreTooMany() {
        ScriptedPerson ann = town.signsUp("ann");
        for (int i = 0; i < 10; i++) {
            ann.wire().sendText("[");
        }
        assertThat(ann.isClosed()).isEqualTo(CloseReason.BAD_FRAMES);
    }

    @Test
    void aTokenOfAnotherPersonDoesNotRenew() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        assertThat(ann.wire().refused(i -> new Reauthenticate(i, bob.token())).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(ann.asks(Done.class, i -> new Reauthenticate(i, ann.token()))).isNotNull();
    }

    @Test
    void whoSignsOutIsClosed() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedHttp http = ScriptedHttp.at(town.address());
        int status =
                http.exchange(
                                http.request("/api/v1/sessions/current")
                                        .header("Authorization", "Bearer " + ann.token())
                                        .DELETE())
                        .statusCode();
        assertThat(status).isEqualTo(204);
        assertThat(ann.isClosed()).isEqualTo(CloseReason.SESSION_ENDED);
    }

    @Test
    void whoComesBackGetsAllThatWasSaid() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        RoomSummary atBob = bob.joins(quay.id());
        bob.wire().drop();
        for (int i = 0; i < 5; i++) {
            ann.says(quay.id(), "missed " + i);
        }
        bob.comesBack(town.address());
        ChangesPage changes = bob.changesOf(atBob, atBob.head());
        assertThat(changes.messages().stream().map(m -> m.text()).toList())
                .containsExactly("missed 0", "missed 1", "missed 2", "missed 3", "missed 4");
        ann.says(quay.id(), "live again");
        assertThat(bob.sees(quay.id(), "live again").seq()).isEqualTo(changes.upTo() + 1);
    }

    @Test
    void aRestartTellsEverybodyToComeBackAndLosesNothing() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
        RoomSummary atBob = bob.joins(quay.id());
        ann.says(quay.id(), "before");
        town.restart();
        assertThat(ann.isClosed()).isEqualTo(CloseReason.RESTART);
        assertThat(bob.isClosed()).isEqualTo(CloseReason.RESTART);
        ann.comesBack(town.address());
        ann.says(quay.id(), "after");
        bob.comesBack(town.address());
        assertThat(bob.rooms().getFirst().lastMessage())
                .extracting(Message::text)
                .isEqualTo("after");
        assertThat(
                        bob.changesOf(atBob, atBob.head()).messages().stream()
                                .map(m -> m.text())
                                .toList())
                .containsExactly("before", "after");
    }
}
