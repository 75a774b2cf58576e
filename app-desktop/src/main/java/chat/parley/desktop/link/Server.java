package chat.parley.desktop.link;

import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// A server that can be asked things. Belongs to the FX thread.
public interface Server {

    /// Sends a command and hands the answer to `then`; with no connection that is
    /// [Outcome.Unreachable] at once.
    ///
    /// @param command makes the command from its request number; a value that the command itself
    ///   refuses is an [Outcome.Refused]
    <A extends Answer> void ask(
            LongFunction<? extends ClientCommand> command,
            Class<A> answer,
            Consumer<Outcome<A>> then);

    /// Sends a command whose answer does not matter; without a connection it is dropped.
    void tell(LongFunction<? extends ClientCommand> command);
}
