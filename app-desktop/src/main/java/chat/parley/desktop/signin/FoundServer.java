package chat.parley.desktop.signin;

import java.util.OptionalInt;

/// A host that announces itself on this network. Immutable; a new announcement makes a new one.
///
/// @param address `host:port` to connect to
/// @param name what the announcement calls it; anybody may claim any name
/// @param network the network interface it was heard on
/// @param people how many have accounts there, if it says so
/// @param impostor whether it carries the name of a server known here but another key
public record FoundServer(
        String address, String name, String network, OptionalInt people, boolean impostor) {}
