package chat.parley.desktop.shell;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.link.ConnectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The line over the window that says why there is no connection, what is safe, and what can be
/// done. Immutable.
///
/// @param tone how serious it is
/// @param words one or two sentences
/// @param action what its button does
record Banner(Tone tone, String words, Action action) {
    private static final Texts TEXTS = Texts.beside(Banner.class);

    /// How serious it is.
    enum Tone {
        /// It mends itself.
        CALM,
        /// The person has to do something.
        DANGER
    }

    /// What the button does.
    enum Action {
        NONE,
        TRY_NOW,
        SIGN_IN,
        WHY
    }

    /// The banner for a state of the connection; empty if everything works or a first connection is
    /// being made.
    ///
    /// @param now to say how long it is until the next try
    /// @param server what the server is called
    static Optional<Banner> of(ConnectionState state, Instant now, String server) {
        return switch (state) {
            case ConnectionState.Online() -> Optional.empty();
            case ConnectionState.Connecting(int attempt) ->
                    attempt <= 1
                            ? Optional.empty()
                            : Optional.of(
                                    calm(TEXTS.text("banner.connecting", server), Action.NONE));
            case ConnectionState.Waiting(Instant retryAt, ConnectionState.Reason reason) ->
                    Optional.of(calm(waiting(reason, server, now, retryAt), Action.TRY_NOW));
            case ConnectionState.SignedOut(ConnectionState.Why why) ->
                    Optional.of(danger("banner.out." + why.name(), server, Action.SIGN_IN));
            case ConnectionState.KeyChanged changed ->
                    Optional.of(danger("banner.key", server, Action.WHY));
            case ConnectionState.Stopped(ConnectionState.Stop stop) ->
                    Optional.of(danger("banner.stop." + stop.name(), server, Action.TRY_NOW));
        };
    }

    /// The words of its button; empty if it has none.
    String button() {
        return action == Action.NONE ? "" : TEXTS.text("banner.do." + action.name());
    }

    private static String waiting(
            ConnectionState.Reason reason, String server, Instant now, Instant retryAt) {
        long seconds = Math.max(0, Duration.between(now, retryAt).plusMillis(999).toSeconds());
        String next =
                seconds == 0 ? TEXTS.text("banner.next.now") : TEXTS.count("banner.next", seconds);
        return TEXTS.text("banner.wait." + reason.name(), server) + " " + next;
    }

    private static Banner calm(String words, Action action) {
        return new Banner(Tone.CALM, words, action);
    }

    private static Banner danger(String key, String server, Action action) {
        return new Banner(Tone.DANGER, TEXTS.text(key, server), action);
    }
}
