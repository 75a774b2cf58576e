package chat.parley.desktop.link;

import chat.parley.model.Refusal;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Refused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What was asked on one connection and is not answered yet: at most [#MOST_UNANSWERED] at the
/// server, the others wait here in order. Belongs to the FX thread.
final class Questions {
    private static final int MOST_UNANSWERED = 24;

    private final Timers timers;
    private final Received received;
    private final Consumer<ClientCommand> send;
    private final Runnable onSilence;
    private final Map<Long, Question<?>> open = new HashMap<>();
    private final Deque<Question<?>> queued = new ArrayDeque<>();
    private long lastRequest;
    private boolean ended;

    /// @param received is told what kind of answer to expect
    /// @param onSilence runs when a question had no answer in time
    Questions(Timers timers, Received received, Consumer<ClientCommand> send, Runnable onSilence) {
        this.timers = timers;
        this.received = received;
        this.send = send;
        this.onSilence = onSilence;
    }

    <A extends Answer> void ask(
            LongFunction<? extends ClientCommand> command,
            Class<A> answer,
            Duration patience,
            Consumer<Outcome<A>> then) {
        Question<A> question = new Question<>(command, answer, patience, then);
        if (ended) {
            question.lost();
        } else if (open.size() >= MOST_UNANSWERED) {
            queued.add(question);
        } else {
            put(question);
        }
    }

    /// Sends what gets no answer.
    void tell(LongFunction<? extends ClientCommand> command) {
        if (!ended) {
            send.accept(command.apply(++lastRequest));
        }
    }

    void answered(Ok ok) {
        Question<?> question = take(ok.re());
        if (question != null) {
            question.done(ok.answer());
        }
        putQueued();
    }

    void refused(Refused refused) {
        Long re = refused.re();
        Question<?> question = re == null ? null : take(re);
        if (question != null) {
            question.refused(refused);
        }
        putQueued();
    }

    /// The connection is over: takes out what had no answer, which is to be told [Question#lost].
    List<Question<?>> end() {
        ended = true;
        List<Question<?>> lost = new ArrayList<>(open.values());
        lost.addAll(queued);
        open.clear();
        queued.clear();
        return lost;
    }

    private <A extends Answer> void put(Question<A> question) {
        long i = lastRequest + 1;
        ClientCommand command;
        try {
            command = question.command(i);
        } catch (Refusal refusal) {
            question.refused(refusal);
            return;
        }
        lastRequest = i;
        question.wait(timers, onSilence);
        open.put(i, question);
        received.expect(i, question.answer());
        send.accept(command);
    }

    private @Nullable Question<?> take(long i) {
        received.forget(i);
        Question<?> question = open.remove(i);
        if (question != null) {
            question.waitNoMore();
        }
        return question;
    }

    private void putQueued() {
        while (!ended && open.size() < MOST_UNANSWERED && !queued.isEmpty()) {
            put(queued.remove());
        }
    }
}
