package chat.parley.desktop.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Networks come and go, and what is open on them follows.
class PerNetworkTest {
    private final List<Networks.Network> present = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private boolean refusing;
    private final PerNetwork open =
            new PerNetwork(
                    () -> List.copyOf(present),
                    network -> {
                        if (refusing) {
                            throw new IOException("no multicast");
                        }
                        happened.add("open " + network.label());
                        return () -> happened.add("close " + network.label());
                    });

    private static Networks.Network network(String name, int last) {
        try {
            byte[] address = {10, 0, 0, (byte) last};
            return new Networks.Network(
                    name, name + " ." + last, InetAddress.getByAddress(address));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void opensOnEachNetworkOnce() {
        present.add(network("cable", 1));
        assertThat(open.look()).isEqualTo(PerNetwork.Reach.OPEN);
        open.look();
        assertThat(happened).containsExactly("open cable .1");
    }

    @Test
    void opensOnANetworkThatAppearsAndClosesOnOneThatGoes() {
        assertThat(open.look()).isEqualTo(PerNetwork.Reach.NO_NETWORK);
        present.add(network("wifi", 2));
        open.look();
        present.clear();
        assertThat(open.look()).isEqualTo(PerNetwork.Reach.NO_NETWORK);
        assertThat(happened).containsExactly("open wifi .2", "close wifi .2");
    }

    @Test
    void opensAnewWhereTheAddressHasChanged() {
        present.add(network("wifi", 2));
        open.look();
        present.set(0, network("wifi", 3));
        open.look();
        assertThat(happened).containsExactly("open wifi .2", "close wifi .2", "open wifi .3");
    }

    @Test
    void triesAgainWhereItWasNotLetIn() {
        present.add(network("wifi", 2));
        refusing = true;
        assertThat(open.look()).isEqualTo(PerNetwork.Reach.NONE_LETS);
        refusing = false;
        assertThat(open.look()).isEqualTo(PerNetwork.Reach.OPEN);
        assertThat(happened).containsExactly("open wifi .2");
    }

    @Test
    void closesEverywhereAtTheEnd() {
        present.add(network("cable", 1));
        present.add(network("wifi", 2));
        open.look();
        open.close();
        assertThat(happened).contains("close cable .1", "close wifi .2");
    }
}
