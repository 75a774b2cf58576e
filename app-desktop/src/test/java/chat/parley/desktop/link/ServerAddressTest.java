package chat.parley.desktop.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An address is read the way people write it.
class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "chat.example, https://chat.example:7450",
        "chat.example:9000, https://chat.example:9000",
        " 192.168.1.7:9000 , https://192.168.1.7:9000",
        "127.0.0.1:9000, http://127.0.0.1:9000",
        "localhost, http://localhost:7450",
        "http://chat.example:80/, http://chat.example:80",
        "wss://chat.example:443/ws, https://chat.example:443",
        "parley://10.0.0.2:7451/room, https://10.0.0.2:7451",
        "[::1]:9000, http://[::1]:9000",
        "fe80::7, https://[fe80::7]:7450",
    })
    void readsWhatPeopleType(String typed, String expected) {
        assertThat(ServerAddress.parse(typed).orElseThrow().http("")).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ftp://x", "host:0", "host:70000", "me@host", "host:x"})
    void refusesWhatIsNoAddress(String typed) {
        assertThat(ServerAddress.parse(typed)).isEmpty();
    }

    @Test
    void namesTheWebSocketOfTheSamePlace() {
        assertThat(new ServerAddress(true, "a.example", 443).webSocket())
                .hasToString("wss://a.example:443/ws");
    }
}
