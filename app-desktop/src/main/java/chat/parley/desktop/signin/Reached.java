package chat.parley.desktop.signin;

import org.jspecify.annotations.Nullable;

/// What came of knocking at a server's door. Immutable.
public sealed interface Reached {

    /// A Parley server answered.
    record Met(ServerCard server) implements Reached {}

    /// It shows another key than the one kept for it. Nothing was sent to it.
    ///
    /// @param name what it is called here
    /// @param address where it was met
    record OtherKey(String name, String address, String expected, @Nullable String shown)
            implements Reached {}

    /// Nobody answered.
    record Nobody() implements Reached {}

    /// What was typed is no address.
    record NoAddress() implements Reached {}

    /// Something answered that is no Parley server.
    record NotParley() implements Reached {}

    /// It speaks no protocol version that this app knows.
    record OtherVersion() implements Reached {}

    /// It is the server hosted here, and an account of it that was kept is being opened.
    record Home() implements Reached {}

    /// Hosting did not start.
    ///
    /// @param why one sentence for the person
    record NotHosting(String why) implements Reached {}
}
