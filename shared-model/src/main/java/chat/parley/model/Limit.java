package chat.parley.model;

import java.util.Arrays;
import java.util.Optional;

/// A limit that can be set, with the key of its setting and its default.
public enum Limit {
    /// Commands of one connection without an answer.
    UNANSWERED("limits.unanswered", 32),
    /// Sends of an account at once.
    SEND_BURST("limits.sendBurst", 20),
    SENDS_PER_SECOND("limits.sendsPerSecond", 5),
    TYPINGS_PER_SECOND("limits.typingsPerSecond", 0.5),
    /// Searches of an account at once.
    SEARCH_BURST("limits.searchBurst", 5),
    SEARCHES_PER_SECOND("limits.searchesPerSecond", 1),
    UPLOADS_PER_MINUTE("limits.uploadsPerMinute", 10),
    /// The largest file, in MiB.
    FILE_MEGABYTES("limits.fileMegabytes", 100),
    /// All files of an account, in MiB.
    ACCOUNT_MEGABYTES("limits.accountMegabytes", 10_240),
    /// Attempts to sign in, for one account.
    SIGN_INS_PER_MINUTE("limits.signInsPerMinute", 5),
    SIGN_INS_PER_MINUTE_PER_ADDRESS("limits.signInsPerMinutePerAddress", 20),
    ACCOUNTS_PER_HOUR_PER_ADDRESS("limits.accountsPerHourPerAddress", 20),
    /// Connections of one account at once.
    CONNECTIONS("limits.connections", 20),
    PINGS_PER_SECOND("limits.pingsPerSecond", 10),
    /// Fragments of one WebSocket message.
    FRAGMENTS("limits.fragments", 64),
    /// Seconds in which a message must have arrived whole.
    MESSAGE_SECONDS("limits.messageSeconds", 15),
    /// How long an access token is valid.
    ACCESS_MINUTES("session.accessMinutes", 15),
    /// Minutes without a command on any of a person's connections until they are shown as away.
    IDLE_MINUTES("session.idleMinutes", 5),
    /// How long a session lives without being refreshed.
    REFRESH_DAYS("session.refreshDays", 30);

    private static final String SENT = "limits.";

    private final String key;
    private final double standard;

    Limit(String key, double standard) {
        this.key = key;
        this.standard = standard;
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

    /// The limit with this key.
    public static Optional<Limit> ofKey(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst();
    }
}
