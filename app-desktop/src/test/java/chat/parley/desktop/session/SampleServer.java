package chat.parley.desktop.session;

import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.ServerListener;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.MemberPage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A server for tests that writes down what it is asked and answers when the test says so.
public final class SampleServer implements Server {
    private final List<ClientCommand> heard = new ArrayList<>();
    private final Deque<Open<?>> open = new ArrayDeque<>();
    private @Nullable ServerListener listener;
    private int triedNow;

    @Override
    public void start(ServerListener told) {
        listener = told;
    }

    @Override
    public void tryNow() {
        triedNow++;
    }

    @Override
    public void stop(ConnectionState last) {
        listener().state(last);
    }

    /// The session that listens.
    public ServerListener listener() {
        return Objects.requireNonNull(listener, "the session was not started");
    }

    /// How often the person asked to try now.
    public int triedNow() {
        return triedNow;
    }

    @Override
    public <A extends Answer> void ask(
            LongFunction<? extends ClientCommand> command,
            Class<A> answer,
            Consumer<Outcome<A>> then) {
        heard.add(command.apply(heard.size() + 1L));
        open.add(new Open<>(answer, then));
    }

    @Override
    public void tell(LongFunction<? extends ClientCommand> command) {
        heard.add(command.apply(heard.size() + 1L));
    }

    /// Everything asked and told so far, in order.
    public List<ClientCommand> heard() {
        return heard;
    }

    /// The commands of one kind so far, in order.
    public <C extends ClientCommand> List<C> heard(Class<C> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Answers the oldest question that wants this kind of answer.
    public <A extends Answer> void answer(A answer) {
        take(answer).then.accept(new Outcome.Done<>(answer));
    }

    /// Refuses the oldest open question. Lists of members may be waited for in vain.
    public void refuse(RefusalCode code) {
        oldest().refuse(code, null);
    }

    /// Refuses the oldest open question for a time.
    public void refuse(RefusalCode code, Duration retryAfter) {
        oldest().refuse(code, retryAfter);
    }

    private Open<?> oldest() {
        Open<?> oldest =
                open.stream()
                        .filter(question -> question.answer != MemberPage.class)
                        .findFirst()
                        .orElseThrow();
        open.remove(oldest);
        return oldest;
    }

    /// Leaves all open questions without an answer.
    public void breakDown() {
        List<Open<?>> broken = new ArrayList<>(open);
        open.clear();
        broken.forEach(Open::lose);
    }

    private <A extends Answer> Open<A> take(A answer) {
        for (Open<?> question : open) {
            if (question.answer.isInstance(answer)) {
                open.remove(question);
                @SuppressWarnings("unchecked") // its answer class was just compared
                Open<A> found = (Open<A>) question;
                return found;
            }
        }
        throw new AssertionError("nobody asked for " + answer + "; heard: " + heard);
    }

    /// A question without an answer yet.
    private record Open<A extends Answer>(Class<A> answer, Consumer<Outcome<A>> then) {
        void refuse(RefusalCode code, @Nullable Duration retryAfter) {
            then.accept(new Outcome.Refused<>(code, "no", null, retryAfter));
        }

        void lose() {
            then.accept(new Outcome.Unreachable<>());
        }
    }
}
