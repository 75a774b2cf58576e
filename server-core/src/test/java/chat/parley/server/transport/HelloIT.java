package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.Hi;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Ready;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The first frames of a connection: `hi`, `hello`, `ready`, and what else ends it.
final class HelloIT {

    @RegisterExtension static final RawServer SERVER = new RawServer();

    @Test
    void saysHiBeforeAnybodyIsKnown() throws IOException {
        try (RawClient client = RawClient.connect(SERVER.port())) {
            client.request(RawClient.upgradeRequest());

            Hi hi = (Hi) client.next();

            assertThat(hi.protocol()).isEqualTo(List.of(1));
            assertThat(hi.heartbeatMs()).isEqualTo(20_000);
            assertThat(hi.maxFrameBytes()).isEqualTo(65_536);
            assertThat(hi.serverId()).isNotEmpty();
        }
    }

    @Test
    void showsTheSnapshotAfterHello() throws IOException {
        try (RawClient client = RawClient.upgraded(SERVER.port())) {
            client.text(RawClient.hello(SERVER.token()));

            Ready ready = (Ready) client.next();

            assertThat(ready.me().username()).isEqualTo("raw1");
            assertThat(ready.rooms()).isEmpty();
            assertThat(ready.more()).isFalse();
            assertThat(ready.tokenTtlSeconds()).isBetween(800L, 900L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":\"ping\",\"n\":1}",
                "{\"t\":\"findPeople\",\"i\":1,\"query\":\"a\"}",
                "{\"t\":\"nothing\"}",
                "{\"t\":\"hello\"}",
                "{\"t\":\"hello\",\"protocol\":1,\"token\":null,\"device\":\"d\",\"app\":\"a\"}",
                "nonsense",
                "[]",
                "\u0000"
            })
    void closes4001OnAnythingElseFirst(String frame) throws IOException {
        try (RawClient client = RawClient.upgraded(SERVER.port())) {
            client.text(frame);

            assertThat(client.closeCode()).isEqualTo(4001);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "../../etc/passwd", "' or 1=1 --"})
    void closes4002OnATokenThatNobodyHas(String wrong) throws IOException {
        try (RawClient client = RawClient.upgraded(SERVER.port())) {
            client.text(RawClient.hello(wrong));

            assertThat(client.closeCode()).isEqualTo(4002);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 2_000_000_000})
    void closes4010OnAnotherVersion(int version) throws IOException {
        try (RawClient client = RawClient.upgraded(SERVER.port())) {
            client.text(
                    RawClient.hello(SERVER.token())
                            .replace("\"protocol\":1", "\"protocol\":" + version));

            assertThat(client.closeCode()).isEqualTo(4010);
        }
    }

    @Test
    void keepsTheFirstIdentityWhenASecondHelloComes() throws Exception {
        String other = SERVER.anotherToken();
        try (RawClient client = RawClient.signedIn(SERVER.port(), SERVER.token())) {
            client.text(RawClient.hello(other));

            assertThat(client.refused(RefusalCode.CONFLICT).re()).isNull();
            client.text("{\"t\":\"reauthenticate\",\"i\":1,\"token\":\"" + other + "\"}");
            client.refused(RefusalCode.FORBIDDEN);
        }
    }

    @Test
    void answersNothingToACommandThatCameBehindAWrongHello() throws IOException {
        try (RawClient client = RawClient.upgraded(SERVER.port())) {
            client.text(RawClient.hello("abc"));
            client.text("{\"t\":\"ping\",\"n\":1}");

            RawClient.Frame frame = client.frame();

            assertThat(frame.opcode()).isEqualTo(RawClient.CLOSE);
        }
    }

    @Test
    void takesCommandsThatCameBehindTheHello() throws IOException {
        try (RawClient client = RawClient.upgraded(SERVER.port())) {
            client.text(RawClient.hello(SERVER.token()));
            client.text("{\"t\":\"ping\",\"n\":1}");

            assertThat(client.next()).isInstanceOf(Ready.class);
            assertThat(client.next()).isInstanceOf(Pong.class);
        }
    }
}
