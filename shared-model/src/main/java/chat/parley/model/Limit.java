package chat.parley.model;

import java.util.Optional;

/// A limit that can be set, with the key of its setting, its default and what it may be.
public enum Limit {
    /// Commands of one connection without an answer.
    UNANSWERED("limits.unanswered", 32, Range.COUNT),
    /// Sends of an account at once.
    SEND_BURST("limits.sendBurst", 20, Range.COUNT),
    SENDS_PER_SECOND("limits.sendsPerSecond", 5, Range.LIFTABLE),
    TYPINGS_PER_SECOND("limits.typingsPerSecond", 0.5, Range.LIFTABLE),
    /// Searches of an account at once.
    SEARCH_BURST("limits.searchBurst", 5, Range.COUNT),
    SEARCHES_PER_SECOND("limits.searchesPerSecond", 1, Range.LIFTABLE),
    UPLOADS_PER_MINUTE("limits.uploadsPerMinute", 10, Range.LIFTABLE),
    /// The largest file, in MiB.
    FILE_MEGABYTES("limits.fileMegabytes", 100, Range.LIFTABLE),
    /// All files of an account, in MiB.
    ACCOUNT_MEGABYTES("limits.accountMegabytes", 10_240, Range.LIFTABLE),
    /// Attempts to sign in, for one account.
    SIGN_INS_PER_MINUTE("limits.signInsPerMinute", 5, Range.LIFTABLE),
    SIGN_INS_PER_MINUTE_PER_ADDRESS("limits.signInsPerMinutePerAddress", 20, Range.LIFTABLE),
    ACCOUNTS_PER_HOUR_PER_ADDRESS("limits.accountsPerHourPerAddress", 20, Range.LIFTABLE),
    /// Connections of one account at once.
    CONNECTIONS("limits.connections", 20, Range.LIFTABLE_COUNT),
    PINGS_PER_SECOND("limits.pingsPerSecond", 10, Range.LIFTABLE),
    /// Fragments of one WebSocket message.
    FRAGMENTS("limits.fragments", 64, Range.COUNT),
    /// Seconds in which a message must have arrived whole.
    MESSAGE_SECONDS("limits.messageSeconds", 15, Range.COUNT),
    /// How long an access token is valid.
    ACCESS_MINUTES("session.accessMinutes", 15, Range.TIME),
    /// Minutes without a command on any of a person's connections until they are shown as away.
    IDLE_MINUTES("session.idleMinutes", 5, Range.LIFTABLE),
    /// How long a session lives without being refreshed.
    REFRESH_DAYS("session.refreshDays", 30, Range.TIME);

    /// What a value may be.
    private enum Range {
        COUNT("whole, 1 to 1000000"),
        LIFTABLE_COUNT("whole, 1 to 1000000; 0 lifts it"),
        LIFTABLE("up to 1000000000; 0 lifts it"),
        TIME("0.05 to 525600");

        private static final double MOST_COUNT = 1_000_000;
        private static final double MOST = 1_000_000_000;

        /// Three seconds, if it is minutes: less and a client would do nothing but renew.
        private static final double LEAST_TIME = 0.05;

        /// A year, if it is minutes.
        private static final double MOST_TIME = 525_600;

        private final String words;

        Range(String words) {
            this.words = words;
        }

        boolean has(double value) {
            boolean count = value == Math.rint(value) && value >= 1 && value <= MOST_COUNT;
            return switch (this) {
                case COUNT -> count;
                case LIFTABLE_COUNT -> count || value == 0;
                case LIFTABLE -> value >= 0 && value <= MOST;
                case TIME -> value >= LEAST_TIME && value <= MOST_TIME;
            };
        }
    }

    private static final String SENT = "limits.";

    private final String key;
    private final double standard;
    private final Range range;

    Limit(String key, double standard, Range range) {
        this.key = key;
        this.standard = standard;
        this.range = range;
    }

    /// The key of the setting.
    public String key() {
        return key;
    }

    /// The value where nothing is set.
    public double standard() {
        return standard;
    }

    /// The name inside `ready.limits`, where the key without its first part stands; empty for those
    /// that are not sent.
    public Optional<String> sentName() {
        return key.startsWith(SENT) ? Optional.of(key.substring(SENT.length())) : Optional.empty();
    }

    /// Whether the limit may have this value.
    public boolean allows(double value) {
        return range.has(value);
    }

    /// What it may be, in words.
    public String range() {
        return range.words;
    }

    /// Whether 0 lifts it.
    public boolean liftable() {
        return range.has(0);
    }
}
