package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.link.Outcome;
import chat.parley.model.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Says in words what came of something asked of the server, if it was not done. Any thread.
final class Trouble {
    private static final Texts TEXTS = Texts.beside(Trouble.class);

    private Trouble() {}

    /// One or two sentences: what happened, what is safe, what to do. Empty if it was done.
    static String of(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> "";
            case Outcome.Unreachable<?> none -> TEXTS.text("error.offline");
            case Outcome.Refused<?> no -> refused(no.code(), no.message(), no.retryAfter());
        };
    }

    private static String refused(RefusalCode code, String message, @Nullable Duration wait) {
        return switch (code) {
            case FORBIDDEN -> TEXTS.text("error.forbidden");
            case NOT_FOUND, ROOM_GONE -> TEXTS.text("error.gone");
            case RATE_LIMITED ->
                    TEXTS.count("error.rate", wait == null ? 1 : Math.max(1, wait.toSeconds()));
            default -> TEXTS.text("error.other", message);
        };
    }
}
