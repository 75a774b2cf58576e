package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.server.rooms.LastMessages;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads messages for the summaries of rooms. No state; any thread.
public final class StoredMessages implements LastMessages {

    @Override
    public Map<MessageId, Message> read(Handle handle, Collection<MessageId> ids, PersonId reader) {
        Map<MessageId, Message> found = new HashMap<>();
        MessageSql.byIds(handle, ids, reader).forEach(message -> found.put(message.id(), message));
        return found;
    }
}
