package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.AccountState;
import chat.parley.model.CloseReason;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Done;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SignIn;
import chat.parley.server.accounts.Administration;
import chat.parley.server.messages.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Going on with a newer token on a node that no bell has told of what became of the session.
final class ReauthenticateIT {

    private static final String PASSWORD = "a long password";

    private QuietGateway town;
    private PersonId root;
    private SessionGrant ann;
    private SessionGrant newer;
    private PlainClient client;

    @BeforeEach
    void open(@TempDir Path folder) {
        town = new QuietGateway(folder);
        root = town.house.administrator("root");
        ann =
                town.house.accounts.register(
                        new NewAccount("ann", "Ann", PASSWORD, "desk", null, null), "here");
        newer = town.house.accounts.signIn(new SignIn("ann", PASSWORD, "phone"), "here");
        client = new PlainClient(town.gateway, ann, () -> {}).greet();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void goesOnWithATokenOfTheSamePerson() {
        assertThat(reauthenticate(ann.token())).isInstanceOf(Ok.class);
        assertThat(reauthenticate(newer.token())).isInstanceOf(Ok.class);
        town.house.accounts.endSession(ann.person(), ann.session());
        assertThat(client.ask(i -> new GetPerson(i, root))).isInstanceOf(Ok.class);
        assertThat(client.closed()).isNull();
    }

    @Test
    void aTokenThatIsNoneOrAnothersEndsNothing() {
        Refused none = refused("none");
        assertThat(none.code()).isEqualTo(RefusalCode.NOT_SIGNED_IN);
        assertThat(none.field()).isEqualTo("token");
        assertThat(refused(town.account("bob").token()).code()).isEqualTo(RefusalCode.FORBIDDEN);
        town.house.accounts.endSession(ann.person(), newer.session());
        assertThat(refused(newer.token()).code()).isEqualTo(RefusalCode.NOT_SIGNED_IN);
        assertThat(client.ask(i -> new GetPerson(i, root))).isInstanceOf(Ok.class);
        assertThat(client.closed()).isNull();
    }

    @Test
    void whoseSessionHasEndedIsToldSoAndGoes() {
        town.house.accounts.endSession(ann.person(), ann.session());
        goes(ann.token(), CloseReason.SESSION_ENDED);
    }

    @Test
    void whoWasSuspendedIsToldSoAndGoesWhateverTheToken() {
        Administration administration =
                new Administration(
                        town.house.database,
                        town.house.doorbell,
                        town.house.clock,
                        town.house.accounts,
                        town.house.people);
        Done done =
                administration.setState(
                        root,
                        new SetAccountState(
                                1, TestHouse.op(), ann.person(), AccountState.SUSPENDED));
        assertThat(done).isEqualTo(Done.CHANGED);
        goes("none", CloseReason.ACCOUNT_SUSPENDED);
    }

    private void goes(String token, CloseReason reason) {
        Refused refused = refused(token);
        assertThat(refused.code()).isEqualTo(RefusalCode.NOT_SIGNED_IN);
        assertThat(refused.field()).isNull();
        await().until(() -> client.closed() == reason);
    }

    private Refused refused(String token) {
        assertThat(reauthenticate(token)).isInstanceOf(Refused.class);
        return (Refused) reauthenticate(token);
    }

    private ServerFrame reauthenticate(String token) {
        return client.ask(i -> new Reauthenticate(i, token));
    }
}
