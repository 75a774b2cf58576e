package chat.parley.server.transport;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The proxies whose word about the addresses of their clients is taken. Immutable.
///
/// Each proxy adds the address from which it was asked at the end of `X-Forwarded-For`; what stands
/// before that came from its client, who may write anything. So the header is read from its end,
/// and only as far as those who vouch for it are trusted.
///
/// @param ranges where the proxies are; nobody is trusted without one
public record TrustedProxies(List<AddressRange> ranges) {

    /// The header that is read.
    static final String HEADER = "X-Forwarded-For";

    /// Nobody is trusted.
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final Pattern WITH_PORT = Pattern.compile("(\\[.+]|[^:]+):\\d{1,5}");

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /// The proxies at these addresses.
    ///
    /// @param ranges each an address or a range such as `10.0.0.0/8`
    /// @throws IllegalArgumentException if one is neither, with a message fit for a person
    public static TrustedProxies at(Collection<String> ranges) {
        return new TrustedProxies(ranges.stream().map(AddressRange::of).toList());
    }

    /// The nearest address that is not that of a trusted proxy, as far as is known: what can't be
    /// read ends the search at whoever passed it on.
    ///
    /// @param peer who holds the other end of the socket
    /// @param forwarded the lines of [#HEADER], in their order
    InetAddress client(InetAddress peer, List<String> forwarded) {
        if (!trusts(peer)) {
            return peer;
        }
        InetAddress known = peer;
        for (String said : elements(forwarded).reversed()) {
            Optional<InetAddress> before = address(said);
            if (before.isEmpty()) {
                return known;
            }
            known = before.get();
            if (!trusts(known)) {
                return known;
            }
        }
        return known;
    }

    @Override
    public String toString() {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(","));
    }

    private boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.has(address));
    }

    private static List<String> elements(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /// Some proxies add the port, and then put brackets around an IPv6 address.
    private static Optional<InetAddress> address(String element) {
        Matcher both = WITH_PORT.matcher(element);
        String host = both.matches() ? both.group(1) : element;
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return AddressRange.literal(bracketed ? host.substring(1, host.length() - 1) : host);
    }
}
