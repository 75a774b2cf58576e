package chat.parley.desktop.link;

import chat.parley.model.Refusal;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Refused;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One thing asked, and who waits for the answer. Belongs to the FX thread.
final class Question<A extends Answer> {
    private final LongFunction<? extends ClientCommand> command;
    private final Class<A> answer;
    private final Duration patience;
    private final Consumer<Outcome<A>> then;
    private Timers.@Nullable Scheduled timeout;

    Question(
            LongFunction<? extends ClientCommand> command,
            Class<A> answer,
            Duration patience,
            Consumer<Outcome<A>> then) {
        this.command = command;
        this.answer = answer;
        this.patience = patience;
        this.then = then;
    }

    /// @throws Refusal if what is asked breaks a rule that is known here already
    ClientCommand command(long i) {
        return command.apply(i);
    }

    Class<A> answer() {
        return answer;
    }

    /// Runs `onSilence` if it waits too long.
    void wait(Timers timers, Runnable onSilence) {
        timeout = timers.after(patience, onSilence);
    }

    void waitNoMore() {
        if (timeout != null) {
            timeout.cancel();
        }
    }

    void done(Answer given) {
        then.accept(new Outcome.Done<>(answer.cast(given)));
    }

    void refused(Refused refused) {
        Long retry = refused.retryMs();
        then.accept(
                new Outcome.Refused<>(
                        refused.code(),
                        refused.message(),
                        refused.field(),
                        retry == null ? null : Duration.ofMillis(retry)));
    }

    /// Refused before it was sent.
    void refused(Refusal refusal) {
        then.accept(
                new Outcome.Refused<>(
                        refusal.code(), refusal.text(), refusal.field(), refusal.retry()));
    }

    /// Nobody knows whether the server heard it.
    void lost() {
        waitNoMore();
        then.accept(new Outcome.Unreachable<>());
    }
}
