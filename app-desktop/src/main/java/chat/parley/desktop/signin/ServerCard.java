package chat.parley.desktop.signin;

import chat.parley.model.Registration;
import org.jspecify.annotations.Nullable;

/// A server that answered, as the screens before the first room show it. Immutable.
///
/// @param address what to connect to, `host:port` or a URL
/// @param name what its people call it
/// @param registration who may make an account there
/// @param fingerprint of its key, as groups to read out; absent where there is no TLS
/// @param firstMeeting whether its key was never seen from here before
/// @param setupCode makes the first account its administrator; only known to who hosts it
/// @param hostedHere whether this very app hosts it
public record ServerCard(
        String address,
        String name,
        Registration registration,
        @Nullable String fingerprint,
        boolean firstMeeting,
        @Nullable String setupCode,
        boolean hostedHere) {}
