package chat.parley.desktop.lan;

import chat.parley.desktop.link.ServerAddress;
import java.net.Inet4Address;
import java.util.List;
import java.util.stream.Stream;

/// A host that announces itself on a network. Immutable.
///
/// @param network the interface it was heard on, for people
public record FoundHost(Announcement announcement, ServerAddress address, String network) {

    /// The hosts in what was heard, one for each address; none until all of it was heard. Name,
    /// address, port and text come in records of their own, so that a host may be heard by halves.
    ///
    /// @param port 0 if it was not heard yet
    static List<FoundHost> heard(
            Announcement said, Inet4Address[] addresses, int port, String network) {
        if (!said.complete() || port <= 0) {
            return List.of();
        }
        boolean encrypted = said.fingerprint() != null;
        return Stream.of(addresses)
                .map(address -> new ServerAddress(encrypted, address.getHostAddress(), port))
                .map(address -> new FoundHost(said, address, network))
                .toList();
    }
}
