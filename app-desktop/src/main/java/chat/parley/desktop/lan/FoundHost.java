package chat.parley.desktop.lan;

import chat.parley.desktop.link.ServerAddress;

/// A host that announces itself on a network. Immutable.
///
/// @param network the interface it was heard on, for people
public record FoundHost(Announcement announcement, ServerAddress address, String network) {}
