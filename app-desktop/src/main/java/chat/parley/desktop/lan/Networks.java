package chat.parley.desktop.lan;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The networks this computer is on. Any thread; asks the operating system anew each time, which
/// may take a moment.
public final class Networks {
    private static final Pattern VIRTUAL =
            Pattern.compile(
                    "^(docker|veth|br-|virbr|vmnet|vboxnet|tun|tap|utun|awdl|llw|lxc|ifb).*");

    private Networks() {}

    /// The interfaces that are up and real, each with the address to use there. Loopback is not
    /// among them.
    public static List<Network> present() {
        List<Network> found = new ArrayList<>();
        try {
            for (NetworkInterface network :
                    Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (usable(network)) {
                    Collections.list(network.getInetAddresses()).stream()
                            .filter(Inet4Address.class::isInstance)
                            .findFirst()
                            .ifPresent(address -> found.add(new Network(network, address)));
                }
            }
        } catch (SocketException none) {
            return List.of();
        }
        return found;
    }

    /// The networks on which somebody who listens at an address can be reached: all for the
    /// wildcard, else the one that the address is on, if it is there.
    public static List<Network> with(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return present();
        }
        try {
            NetworkInterface network = NetworkInterface.getByInetAddress(address);
            return network != null && network.isUp()
                    ? List.of(new Network(network, address))
                    : List.of();
        } catch (SocketException none) {
            return List.of();
        }
    }

    private static boolean usable(NetworkInterface network) throws SocketException {
        return network.isUp()
                && !network.isLoopback()
                && !network.isVirtual()
                && !network.isPointToPoint()
                && network.supportsMulticast()
                && !VIRTUAL.matcher(network.getName().toLowerCase(Locale.ROOT)).matches();
    }

    /// One network. Immutable.
    ///
    /// @param name short, as the operating system calls it
    /// @param label for people
    /// @param address this computer's address there
    public record Network(String name, String label, InetAddress address) {
        Network(NetworkInterface network, InetAddress address) {
            this(network.getName(), network.getDisplayName(), address);
        }
    }
}
