package chat.parley.desktop.link;

import chat.parley.model.CloseReason;
import chat.parley.model.RefusalCode;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides what follows when a connection ended or could not be made: when to come back, or why
/// not. Belongs to the FX thread; holds no connection.
///
/// Waits between tries grow from 0.5 s to 30 s with full jitter; each close code does what the
/// protocol says of it.
final class Comeback {
    private static final Pattern RETRY = Pattern.compile("\"retryMs\"\\s*:\\s*(\\d{1,9})");

    private final Backoff backoff;
    private int onceCode;

    Comeback(RandomGenerator random) {
        backoff = new Backoff(random);
    }

    /// Tries since the last stable connection, the next one included.
    int attempt() {
        return backoff.failures() + 1;
    }

    /// A connection has stood long enough for what was before to count no more.
    void stable() {
        backoff.reset();
        forgive();
    }

    /// The person wants to try: a code after which one comes back only once may do so again.
    void forgive() {
        onceCode = 0;
    }

    /// Nobody answered, or what stood broke without a word.
    Next dropped(ConnectionState.Reason reason) {
        return new Next.Retry(backoff.next(), reason, false);
    }

    /// No token can be had.
    Next noToken(RefusalCode code, @Nullable Duration wait) {
        if (code == RefusalCode.RATE_LIMITED || code == RefusalCode.INTERNAL) {
            return retry(
                    backoff.next(wait == null ? Duration.ZERO : wait),
                    ConnectionState.Reason.TOO_FAST);
        }
        return signedOut(
                code == RefusalCode.SUSPENDED
                        ? ConnectionState.Why.SUSPENDED
                        : ConnectionState.Why.UNKNOWN_TOKEN);
    }

    /// The server closed it.
    ///
    /// @param reason what it said besides the code
    Next closed(CloseReason close, String reason) {
        return switch (close.comeback()) {
            case NO -> staysAway(close);
            case ONCE -> once(close);
            case WHEN_TOLD ->
                    retry(backoff.next(toldToWait(reason)), ConnectionState.Reason.RESTARTING);
            case YES -> dropped(ConnectionState.Reason.FAULT);
            case LATER -> retry(backoff.nextLong(), ConnectionState.Reason.BUSY);
            case AT_ONCE -> retry(Duration.ZERO, ConnectionState.Reason.LOST);
            case AFTER_WAIT ->
                    retry(backoff.next(close.patience()), ConnectionState.Reason.TOO_FAST);
            case AFTER_REFRESH -> new Next.Retry(backoff.next(), ConnectionState.Reason.LOST, true);
            case AFTER_SIGN_IN -> signedOut(ConnectionState.Why.UNKNOWN_TOKEN);
            case AFTER_UPDATE -> stopped(ConnectionState.Stop.PROTOCOL);
        };
    }

    private static Next staysAway(CloseReason close) {
        return switch (close) {
            case SESSION_ENDED -> signedOut(ConnectionState.Why.ENDED);
            case ACCOUNT_SUSPENDED -> signedOut(ConnectionState.Why.SUSPENDED);
            default -> stopped(ConnectionState.Stop.POLICY);
        };
    }

    private Next once(CloseReason close) {
        if (onceCode == close.code()) {
            return stopped(ConnectionState.Stop.POLICY);
        }
        onceCode = close.code();
        return dropped(ConnectionState.Reason.FAULT);
    }

    private static Duration toldToWait(String reason) {
        Matcher found = RETRY.matcher(reason);
        return found.find() ? Duration.ofMillis(Long.parseLong(found.group(1))) : Duration.ZERO;
    }

    private static Next retry(Duration wait, ConnectionState.Reason reason) {
        return new Next.Retry(wait, reason, false);
    }

    private static Next signedOut(ConnectionState.Why why) {
        return new Next.Rest(new ConnectionState.SignedOut(why));
    }

    private static Next stopped(ConnectionState.Stop stop) {
        return new Next.Rest(new ConnectionState.Stopped(stop));
    }

    /// What follows. Immutable.
    sealed interface Next {
        /// Another try after a wait.
        ///
        /// @param freshToken whether the present access token is not good enough any more
        record Retry(Duration delay, ConnectionState.Reason reason, boolean freshToken)
                implements Next {}

        /// Nothing is tried until the person does something.
        record Rest(ConnectionState state) implements Next {}
    }
}
