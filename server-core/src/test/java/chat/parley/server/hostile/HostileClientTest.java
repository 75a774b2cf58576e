package chat.parley.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.transport.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// [HostileClient] and [Shot] find what a server must not do.
final class HostileClientTest {

    private static Shot shot() {
        byte[] frame =
                RawClient.masked(
                        RawClient.FIN | RawClient.TEXT,
                        "{\"t\":\"fly\",\"i\":2}".getBytes(StandardCharsets.UTF_8));
        return new Shot("a wrong frame", frame, true, 2, Wrong.FIELD);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, BAD_FIELD",
        "SAYS_INTERNAL, INTERNAL",
        "SAYS_NOTHING, silent",
        "ANSWERS_TWICE, BAD_FIELD and BAD_FIELD",
        "NAMES_ANOTHER_NUMBER, BAD_FIELD for number 3",
        "CLOSES_AS_FAULTY, close 1011",
        "HANGS_UP, gone"
    })
    void tellsWhatCameOfAShot(FaultyServer.Fault fault, String outcome) throws IOException {
        try (FaultyServer server = new FaultyServer(fault);
                HostileClient client = new HostileClient(server.port(), "token")) {
            assertThat(client.fire(shot())).isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @EnumSource(FaultyServer.Fault.class)
    void complainsOfEveryFault(FaultyServer.Fault fault) throws IOException {
        try (FaultyServer server = new FaultyServer(fault);
                HostileClient client = new HostileClient(server.port(), "token")) {
            Shot shot = shot();
            assertThat(shot.complaint(client.fire(shot)).isEmpty())
                    .isEqualTo(fault == FaultyServer.Fault.NONE);
        }
    }
}
