package chat.parley.desktop.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the connection to the server stands. Immutable; always visible to the person.
public sealed interface ConnectionState {

    /// A connection is being made, or it stands and its snapshot is still arriving.
    ///
    /// @param attempt 1 for the first since the last stable connection
    record Connecting(int attempt) implements ConnectionState {}

    /// Everything works.
    record Online() implements ConnectionState {}

    /// There is no connection; the next try comes by itself, or at once when the person asks for
    /// it.
    record Waiting(Instant retryAt, Reason reason) implements ConnectionState {}

    /// This sign-in is over; nothing is tried until the person signs in again. Rooms, drafts and
    /// unsent messages stay.
    record SignedOut(Why why) implements ConnectionState {}

    /// The server shows another key than the one pinned for it: a hard stop.
    ///
    /// @param pinned fingerprint that was expected
    /// @param presented fingerprint that was shown, if it could be read
    record KeyChanged(String pinned, @Nullable String presented) implements ConnectionState {}

    /// Server and app speak no common protocol version, or the server closed the connection for
    /// good.
    record Stopped(Stop stop) implements ConnectionState {}

    /// Why there is no connection at the moment.
    enum Reason {
        /// Nobody answers at the address.
        UNREACHABLE,
        /// It stood and broke, or went silent.
        LOST,
        /// The server restarts.
        RESTARTING,
        /// The server has too much to do.
        BUSY,
        /// The server asked this client to slow down.
        TOO_FAST,
        /// The server reported a fault of its own.
        FAULT
    }

    /// Why a sign-in is over.
    enum Why {
        /// The person signed out here.
        HERE,
        /// The session was ended from another device.
        ENDED,
        /// The server does not know the tokens any more.
        UNKNOWN_TOKEN,
        /// The account is suspended.
        SUSPENDED
    }

    /// Why nothing is tried any more.
    enum Stop {
        /// Another server answers at the address of the one this account belongs to.
        OTHER_SERVER,
        /// No common protocol version: this app or the server is too old.
        PROTOCOL,
        /// The server does not want this client.
        POLICY
    }

    /// Whether intents reach the server now.
    default boolean online() {
        return this instanceof Online;
    }
}
