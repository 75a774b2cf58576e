package chat.parley.server.rooms;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads the messages that summaries show. Turns the arrow round: messages know rooms, not the
/// other way.
@FunctionalInterface
public interface LastMessages {

    /// The messages with these ids as `reader` sees them.
    Map<MessageId, Message> read(Handle handle, Collection<MessageId> ids, PersonId reader);
}
