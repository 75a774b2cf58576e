package chat.parley.server.gateway;

import java.util.Arrays;
import java.util.Optional;

/// One configurable limit: its settings key, its default and the range it may be set to.
///
/// For a rate or a count of the `limits.` family, `0` lifts the limit.
public enum Limit {
    /// Commands of one connection that wait for their answer.
    UNANSWERED("limits.unanswered", 32, 0, 1_000),
    /// Messages an account may send at once.
    SEND_BURST("limits.sendBurst", 20, 0, 100_000),
    /// Messages a second an account may send in the long run.
    SENDS_PER_SECOND("limits.sendsPerSecond", 5, 0, 100_000),
    /// Typing notes a second, for each connection and room.
    TYPINGS_PER_SECOND("limits.typingsPerSecond", 0.5, 0, 1_000),
    /// Searches an account may make at once.
    SEARCH_BURST("limits.searchBurst", 5, 0, 100_000),
    /// Searches a second an account may make in the long run.
    SEARCHES_PER_SECOND("limits.searchesPerSecond", 1, 0, 100_000),
    /// Uploads a minute an account may begin.
    UPLOADS_PER_MINUTE("limits.uploadsPerMinute", 10, 0, 100_000),
    /// Sign-ins a minute that are tried for one account.
    SIGN_INS_PER_MINUTE("limits.signInsPerMinute", 5, 0, 100_000),
    /// Sign-ins a minute that are tried from one address.
    SIGN_INS_PER_MINUTE_PER_ADDRESS("limits.signInsPerMinutePerAddress", 20, 0, 100_000),
    /// New accounts an hour from one address.
    ACCOUNTS_PER_HOUR_PER_ADDRESS("limits.accountsPerHourPerAddress", 20, 0, 1_000_000),
    /// Open connections of one account.
    CONNECTIONS("limits.connections", 20, 0, 100_000),
    /// Pings a second of one connection.
    PINGS_PER_SECOND("limits.pingsPerSecond", 10, 0, 10_000),
    /// Fragments of one message.
    FRAGMENTS("limits.fragments", 64, 1, 65_536),
    /// Seconds in which a message must have arrived whole.
    MESSAGE_SECONDS("limits.messageSeconds", 15, 1, 3_600),
    /// Minutes an access token lives.
    ACCESS_MINUTES("session.accessMinutes", 15, 1, 1_440),
    /// Days a refresh token lives.
    REFRESH_DAYS("session.refreshDays", 30, 1, 3_650);

    private final String key;
    private final double fallback;
    private final double least;
    private final double most;

    Limit(String key, double fallback, double least, double most) {
        this.key = key;
        this.fallback = fallback;
        this.least = least;
        this.most = most;
    }

    /// The settings key, for example `limits.sendBurst`.
    public String key() {
        return key;
    }

    /// The value when nothing is set.
    public double fallback() {
        return fallback;
    }

    /// The limit with this settings key, if there is one.
    public static Optional<Limit> of(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst();
    }

    /// The value itself when it may be set.
    ///
    /// @throws IllegalArgumentException when it is outside the range, with a message fit for a
    ///   person
    double checked(double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s must be between %s and %s, not %s".formatted(key, least, most, value));
        }
        return value;
    }
}
