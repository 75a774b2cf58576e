package chat.parley.server.db;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// A kind of write that does many of its kind with few statements, for what happens all the time.
///
/// Runs on the committer's thread, inside its transaction. Must decide all refusals before it
/// writes, must have no effect outside the database, and may be run again.
///
/// @param <I> one thing to do
/// @param <O> its answer
@FunctionalInterface
public interface BulkWrite<I, O> {

    /// Does all `inputs` in their order and answers in the same order.
    List<Outcome<O>> apply(Handle handle, List<I> inputs);

    /// What became of one input.
    ///
    /// @param <O> its answer
    sealed interface Outcome<O> {

        /// It is done.
        ///
        /// @param answer what the caller gets
        record Done<O>(O answer) implements Outcome<O> {}

        /// It was refused and has written nothing.
        ///
        /// @param why what the caller gets thrown
        record Refused<O>(RuntimeException why) implements Outcome<O> {}
    }
}
