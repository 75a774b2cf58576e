package chat.parley.server.search;

import chat.parley.model.Message;
import chat.parley.model.search.Sieve;
import java.util.Set;

/// What an index keeps of one message.
///
/// @param folded text and names of attachments, folded, a line each
/// @param keys see [Keys]
record Entry(Place place, Message message, String folded, Set<String> keys) {

    /// The entry of a message that is not deleted.
    ///
    /// @param called see [CalledSql]
    static Entry of(Message message, Set<String> called) {
        String folded = String.join("\n", Sieve.words(message));
        return new Entry(
                new Place(message.at(), message.seq(), message.id()),
                message,
                folded,
                Keys.of(message, folded, called));
    }
}
