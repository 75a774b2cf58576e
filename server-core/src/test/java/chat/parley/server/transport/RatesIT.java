package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.MessageId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Search;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import chat.parley.protocol.Typing;
import chat.parley.server.LoneServer;
import chat.parley.server.script.ScriptedConnection;
import chat.parley.server.script.ScriptedHttp;
import chat.parley.server.script.ScriptedPerson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What who asks too much, or too long with one token, is told.
final class RatesIT {

    private static final int FIN_TEXT = 0x81;

    @TempDir private Path folder;

    @Test
    void refusesTheThirtyThirdCommandThatWaitsAndClosesAtTheSixtyFifth() throws Exception {
        try (LoneServer server = LoneServer.in(folder);
                RawClient some = RawClient.signedIn(server.port(), server.token());
                RawClient many = RawClient.signedIn(server.port(), server.token())) {
            some.bytes(rooms(50));
            String answer = some.frame().text();
            while (!answer.contains("\"RATE_LIMITED\"")) {
                answer = some.frame().text();
            }
            assertThat(answer).contains("\"retryMs\":");
            many.bytes(rooms(200));
            assertThat(many.closeCode()).isEqualTo(CloseReason.TOO_FAST.code());
        }
    }

    @Test
    void refusesWhoSendsTooFastAndTakesTheNextInTime() {
        Limits limits =
                Limits.standard().with(Limit.SEND_BURST, 2).with(Limit.SENDS_PER_SECOND, 0.5);
        try (LoneServer server = LoneServer.in(folder, config -> config.withLimits(limits));
                ScriptedPerson ann = ScriptedPerson.signsUp(address(server), "ann")) {
            RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
            Refused tooFast = sendsUntilRefused(ann, quay);
            assertThat(tooFast.code()).isEqualTo(RefusalCode.RATE_LIMITED);
            assertThat(tooFast.retryMs()).isBetween(1L, 2_000L);
            // As a client does: not before it may.
            await().pollDelay(Duration.ofMillis(Objects.requireNonNull(tooFast.retryMs())))
                    .untilAsserted(() ->
                            assertThat(ann.says(quay.id(), "once more"))
                                    .isInstanceOf(MessageAccepted.class));
        }
    }

    /// However slow the machine is: the rate lets few pass while one is answered.
    private static Refused sendsUntilRefused(ScriptedPerson person, RoomSummary room) {
        ServerFrame answer;
        int sent = 0;
        do {
            answer =
                    person.wire()
                            .answer(
                                    person.wire()
                                            .post(i ->
                                                    ScriptedPerson.message(
                                                            i,
                                                            ScriptedPerson.newOperation(),
                                                            room.id(),
                                                            "too fast")));
            sent++;
        } while (!(answer instanceof Refused) && sent < 50);
        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(sent).isGreaterThan(2);
        return (Refused) answer;
    }

    @Test
    void countsEditsWithWhatIsSent() {
        Limits limits =
                Limits.standard().with(Limit.SEND_BURST, 2).with(Limit.SENDS_PER_SECOND, 0.001);
        try (LoneServer server = LoneServer.in(folder, config -> config.withLimits(limits));
                ScriptedPerson ann = ScriptedPerson.signsUp(address(server), "ann")) {
            RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
            MessageId said = ann.says(quay.id(), "one").message();
            ann.asks(ChangeMade.class, i -> edit(i, quay, said, "two"));
            assertThat(ann.wire().refused(i -> edit(i, quay, said, "three")).code())
                    .isEqualTo(RefusalCode.RATE_LIMITED);
        }
    }

    @Test
    void refusesWhoSearchesTooFastAndSaysForHowLong() {
        Limits limits =
                Limits.standard()
                        .with(Limit.SEARCH_BURST, 2)
                        .with(Limit.SEARCHES_PER_SECOND, 0.001);
        try (LoneServer server = LoneServer.in(folder, config -> config.withLimits(limits));
                ScriptedPerson ann = ScriptedPerson.signsUp(address(server), "ann")) {
            ann.asks(MessagesFound.class, i -> search(i, "one"));
            ann.asks(MessagesFound.class, i -> search(i, "two"));
            Refused refused = ann.wire().refused(i -> search(i, "three"));
            assertThat(refused.code()).isEqualTo(RefusalCode.RATE_LIMITED);
            assertThat(refused.retryMs()).isBetween(1L, 1_000_000L);
        }
    }

    private static Search search(long i, String query) {
        return new Search(i, query, null, null, null);
    }

    private static EditMessage edit(long i, RoomSummary room, MessageId message, String text) {
        return new EditMessage(
                i, ScriptedPerson.newOperation(), room.id(), message, text, List.of());
    }

    @Test
    void closesWhoGoesOnAlthoughRefused() {
        Limits limits = Limits.standard().with(Limit.TYPINGS_PER_SECOND, 0.01);
        try (LoneServer server = LoneServer.in(folder, config -> config.withLimits(limits));
                ScriptedPerson ann = ScriptedPerson.signsUp(address(server), "ann")) {
            RoomSummary quay = ann.creates(RoomKind.PUBLIC, "Quay");
            for (int i = 0; i < 5; i++) {
                type(ann, quay);
            }
            ann.sees(Refused.class, refused -> refused.code() == RefusalCode.RATE_LIMITED);
            // What is under way when the refusal comes is borne; going on for long is not.
            await().ignoreExceptionsInstanceOf(CompletionException.class)
                    .until(() -> {
                        if (!ann.wire().closed()) {
                            type(ann, quay);
                        }
                        return ann.wire().closed();
                    });
            assertThat(ann.isClosed()).isEqualTo(CloseReason.TOO_FAST);
        }
    }

    @Test
    void closesWhoPingsTooOften() throws Exception {
        try (LoneServer server = LoneServer.in(folder);
                RawClient client = RawClient.signedIn(server.port(), server.token())) {
            client.bytes(pings(60));
            assertThat(client.closeCode()).isEqualTo(CloseReason.TOO_FAST.code());
        }
    }

    @Test
    void closesWhenTheTokenExpiresUnlessItIsRenewed() {
        Limits limits = Limits.standard().with(Limit.ACCESS_MINUTES, 0.15);
        try (LoneServer server = LoneServer.in(folder, config -> config.withLimits(limits))) {
            ScriptedHttp http = ScriptedHttp.at(address(server));
            SessionGrant grant =
                    http.post(
                            "/api/v1/accounts",
                            new NewAccount("ann", "Ann", "a long password", "test", null, null),
                            SessionGrant.class);
            SessionGrant other =
                    http.post(
                            "/api/v1/sessions",
                            new SignIn("ann", "a long password", "test"),
                            SessionGrant.class);
            ScriptedConnection lapsing = ScriptedConnection.open(address(server));
            lapsing.hello(grant.token());
            ScriptedConnection renewing = ScriptedConnection.open(address(server));
            renewing.hello(other.token());
            SessionGrant renewed =
                    http.post(
                            "/api/v1/sessions/refresh",
                            new Refresh(other.refreshToken(), UUID.randomUUID()),
                            SessionGrant.class);
            assertThat(renewing.ask(i -> new Reauthenticate(i, renewed.token())))
                    .isInstanceOf(Done.class);
            assertThat(lapsing.awaitClose()).isEqualTo(CloseReason.TOKEN_EXPIRED);
            renewing.drop();
        }
    }

    private static void type(ScriptedPerson person, RoomSummary room) {
        person.wire().post(i -> new Typing(i, room.id(), null, TypingKind.TEXT, true));
    }

    /// So many commands in one piece, so that all come before the first is answered.
    private static byte[] rooms(int count) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 1; i <= count; i++) {
            String command =
                    "{\"t\":\"createRoom\",\"i\":%d,\"op\":\"%s\",\"kind\":\"private\",\"name\":\"Room %d\"}"
                            .formatted(i, UUID.randomUUID(), i);
            all.write(RawClient.masked(FIN_TEXT, command.getBytes(StandardCharsets.UTF_8)));
        }
        return all.toByteArray();
    }

    private static byte[] pings(int count) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int n = 0; n < count; n++) {
            String ping = "{\"t\":\"ping\",\"n\":%d}".formatted(n);
            all.write(RawClient.masked(FIN_TEXT, ping.getBytes(StandardCharsets.UTF_8)));
        }
        return all.toByteArray();
    }

    private static URI address(LoneServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }
}
