package chat.parley.server.transport;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses that begin with the same bits: a network, or a single machine. Immutable.
///
/// @param network the first of them
/// @param bits how many bits all have in common
public record AddressRange(InetAddress network, int bits) {

    private static final Pattern FOUR =
            Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{0,45}:[0-9A-Fa-f:.]{0,45}");

    /// @throws IllegalArgumentException if the address has not so many bits, or more than these
    public AddressRange {
        byte[] address = network.getAddress();
        if (bits < 0 || bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    network.getHostAddress() + " has no " + bits + " bits");
        }
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            if (bit(address, bit)) {
                throw new IllegalArgumentException(
                        "%s is not the first address of a range of %d bits"
                                .formatted(network.getHostAddress(), bits));
            }
        }
    }

    /// The range that somebody wrote: an address, or one with the number of its bits, such as
    /// `10.0.0.0/8`. Asks no name server.
    ///
    /// @throws IllegalArgumentException if it is none, with a message fit for a person
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        InetAddress network =
                literal(address)
                        .orElseThrow(() ->
                                new IllegalArgumentException(text + " is no address or range"));
        int all = network.getAddress().length * Byte.SIZE;
        return new AddressRange(network, slash < 0 ? all : bits(text.substring(slash + 1), text));
    }

    /// The address that is written here; empty if it is none, also if it is a name.
    static Optional<InetAddress> literal(String text) {
        if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether an address is one of them.
    boolean has(InetAddress address) {
        byte[] first = network.getAddress();
        byte[] asked = address.getAddress();
        if (first.length != asked.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (bit(first, bit) != bit(asked, bit)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }

    private static int bits(String text, String range) {
        if (!text.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(range + " is no address or range");
        }
        return Integer.parseInt(text);
    }

    private static boolean bit(byte[] address, int bit) {
        return (address[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }
}
