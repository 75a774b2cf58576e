package chat.parley.desktop.link;

import chat.parley.protocol.Answer;
import chat.parley.protocol.ClientCommand;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// A server as its client sees it: a connection that comes back, and questions. Belongs to the FX
/// thread.
public interface Server {

    /// Begins to connect, and goes on for ever.
    void start(ServerListener listener);

    /// Connects now instead of at the end of the wait, also where the person has to ask for it.
    /// Does nothing while there is a connection.
    void tryNow();

    /// Ends the connection and stays away.
    ///
    /// @param last the state that is shown from now on
    void stop(ConnectionState last);

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
