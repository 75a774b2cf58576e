package chat.parley.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Why a connection was closed: the WebSocket close code, and whether the client may come back.
public enum CloseReason {
    BYE(1000, Comeback.NO),
    GOING_AWAY(1001, Comeback.WHEN_TOLD),
    BROKEN_FRAME(1002, Comeback.ONCE),
    NOT_TEXT(1003, Comeback.ONCE),
    NOT_UTF8(1007, Comeback.ONCE),
    /// Too many fragments, or another breach of policy.
    POLICY(1008, Comeback.NO),
    TOO_LARGE(1009, Comeback.ONCE),
    FAULT(1011, Comeback.YES),
    RESTART(1012, Comeback.WHEN_TOLD),
    BUSY(1013, Comeback.LATER),
    /// No `hello` as the first frame, or not in time.
    NO_HELLO(4001, Comeback.ONCE),
    /// The token is unknown or revoked.
    BAD_TOKEN(4002, Comeback.AFTER_SIGN_IN),
    TOKEN_EXPIRED(4003, Comeback.AFTER_REFRESH),
    SESSION_ENDED(4004, Comeback.NO),
    ACCOUNT_SUSPENDED(4005, Comeback.NO),
    /// Too many commands or pings, or a message that came too slowly.
    TOO_FAST(4008, Comeback.AFTER_WAIT, Duration.ofSeconds(10)),
    /// The client reads too slowly.
    TOO_SLOW(4009, Comeback.AT_ONCE),
    WRONG_VERSION(4010, Comeback.AFTER_UPDATE),
    BAD_FRAMES(4012, Comeback.AFTER_WAIT, Duration.ofSeconds(60));

    private final int code;
    private final Comeback comeback;
    private final Duration wait;

    CloseReason(int code, Comeback comeback) {
        this(code, comeback, Duration.ZERO);
    }

    CloseReason(int code, Comeback comeback, Duration wait) {
        this.code = code;
        this.comeback = comeback;
        this.wait = wait;
    }

    /// The WebSocket close code.
    public int code() {
        return code;
    }

    /// Whether and how the client comes back.
    public Comeback comeback() {
        return comeback;
    }

    /// How long to stay away for [Comeback#AFTER_WAIT], else zero.
    public Duration patience() {
        return wait;
    }

    /// The reason with this close code; empty for one that this version does not know, which a
    /// client takes like a dropped cable.
    public static Optional<CloseReason> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }
}
