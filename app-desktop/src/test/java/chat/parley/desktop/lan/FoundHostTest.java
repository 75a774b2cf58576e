package chat.parley.desktop.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A host is one only when all of it was heard: its text, its address and its port.
class FoundHostTest {
    private static final Map<String, String> TEXT =
            Map.of("id", "1", "name", "Ship", "key", "ab".repeat(32), "reg", "open", "v", "1");

    private static Inet4Address address(int last) {
        try {
            return (Inet4Address) InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static final Announcement WHOLE = Announcement.read(TEXT::get);

    @Test
    void isSkippedWithoutAnAddress() {
        assertThat(FoundHost.heard(WHOLE, new Inet4Address[0], 7443, "cable")).isEmpty();
    }

    @Test
    void isSkippedWithoutAPort() {
        assertThat(FoundHost.heard(WHOLE, new Inet4Address[] {address(1)}, 0, "cable")).isEmpty();
    }

    @Test
    void isSkippedWithoutItsText() {
        Announcement silent = Announcement.read(_ -> null);
        assertThat(FoundHost.heard(silent, new Inet4Address[] {address(1)}, 7443, "cable"))
                .isEmpty();
    }

    @Test
    void isOneForEachAddressOnceItIsWhole() {
        assertThat(
                        FoundHost.heard(
                                WHOLE, new Inet4Address[] {address(1), address(2)}, 7443, "cable"))
                .extracting(host -> host.address().host() + " " + host.address().encrypted())
                .containsExactly("10.0.0.1 true", "10.0.0.2 true");
    }
}
