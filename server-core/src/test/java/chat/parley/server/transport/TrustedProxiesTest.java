package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// For whom a proxy asks, and who is not believed.
final class TrustedProxiesTest {

    private static final TrustedProxies PROXIES =
            TrustedProxies.at(List.of("10.0.0.0/8", "127.0.0.1", "fd00::/8"));

    @Test
    void believesNobodyUnlessSomebodyIsNamed() {
        assertThat(TrustedProxies.NONE.client(address("127.0.0.1"), List.of("203.0.113.1")))
                .isEqualTo(address("127.0.0.1"));
    }

    @Test
    void ignoresWhatAStrangerSays() {
        assertThat(client("203.0.113.9", "127.0.0.1")).isEqualTo("203.0.113.9");
        assertThat(client("2001:db8::9", "203.0.113.1")).isEqualTo("2001:db8:0:0:0:0:0:9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.1                              | 203.0.113.1",
                "203.0.113.1:49152                        | 203.0.113.1",
                "2001:db8::1                              | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]                            | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]:49152                      | 2001:db8:0:0:0:0:0:1",
                "::ffff:203.0.113.1                       | 203.0.113.1",
                "203.0.113.1, 10.0.0.7                    | 203.0.113.1",
                "203.0.113.1 ,10.0.0.7,\tfd00::1, 10.1.2.3 | 203.0.113.1",
                ", 203.0.113.1, ,                         | 203.0.113.1",
                "203.0.113.1, ::ffff:10.0.0.7             | 203.0.113.1"
            })
    void findsTheNearestAddressThatIsNoProxy(String header, String client) {
        assertThat(client("10.0.0.1", header)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.7, 203.0.113.1",
                "10.0.0.9, 203.0.113.1",
                "127.0.0.1, 203.0.113.1, 10.0.0.7",
                "unknown, 203.0.113.1",
                "'; drop table account, 203.0.113.1"
            })
    void isNotDeceivedByAClientThatSendsTheHeaderItself(String header) {
        assertThat(client("127.0.0.1", header)).isEqualTo("203.0.113.1");
    }

    @Test
    void takesTheLastLineFromAProxyThatAddsOne() {
        assertThat(client("127.0.0.1", "198.51.100.7", "203.0.113.1")).isEqualTo("203.0.113.1");
        assertThat(client("127.0.0.1", "198.51.100.7", "203.0.113.1, 10.0.0.7"))
                .isEqualTo("203.0.113.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",,",
                "unknown",
                "_hidden",
                "localhost",
                "example.org",
                "1",
                "0x7f.1",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.01",
                "203.0.113.1:",
                "203.0.113.1:123456",
                "203.0.113.1 203.0.113.2",
                "[203.0.113.1",
                "[]",
                "[]:1",
                ":",
                "2001:db8::1%eth0",
                "2001:db8::1::2",
                "\"203.0.113.1\"",
                "for=203.0.113.1"
            })
    void staysWithWhoAsksIfTheHeaderCannotBeRead(String header) {
        assertThat(client("10.0.0.1", header)).isEqualTo("10.0.0.1");
    }

    @Test
    void staysWithWhoPassedOnWhatCannotBeRead() {
        assertThat(client("10.0.0.1", "unknown, 10.0.0.7")).isEqualTo("10.0.0.7");
        assertThat(client("10.0.0.1")).isEqualTo("10.0.0.1");
    }

    @Test
    void takesTheFarthestIfAllAreTrusted() {
        assertThat(client("10.0.0.1", "10.0.0.9, 10.0.0.7")).isEqualTo("10.0.0.9");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "192.168.4.7, 192.168.4.7, true",
        "192.168.4.7, 192.168.4.6, false",
        "2001:db8:8000::/33, 2001:db8:ffff::1, true",
        "2001:db8:8000::/33, 2001:db8:7fff::1, false",
        "::1, ::1, true"
    })
    void knowsWhatIsInARange(String range, String asked, boolean inside) {
        assertThat(AddressRange.of(range).has(address(asked))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.5/8",
                "10.0.0.0/255.0.0.0",
                "10.0/8",
                "/8",
                "::/129",
                "2001:db8::1/64",
                "fe80::1%1"
            })
    void refusesWhatIsNoRange(String range) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of(range));
    }

    @Test
    void countsAnIpv6NetworkAsOne() {
        assertThat(Requests.counted(address("203.0.113.1"))).isEqualTo("203.0.113.1");
        assertThat(Requests.counted(address("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(Requests.counted(address("2001:db8:1:2::1")))
                .isEqualTo("2001:db8:1:2::/64")
                .isNotEqualTo(Requests.counted(address("2001:db8:1:3::1")));
        assertThat(Requests.counted(address("fe80::1")))
                .isNotEqualTo(Requests.counted(address("fe80::2")));
    }

    private static String client(String peer, String... lines) {
        return PROXIES.client(address(peer), List.of(lines)).getHostAddress();
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
