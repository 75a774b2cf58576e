package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.server.rooms.LastMessages;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads messages by their ids. No state; any thread.
@SuppressWarnings("DoNotCallSuggester") // only the signatures have landed
public final class StoredMessages implements LastMessages {

    @Override
    public Map<MessageId, Message> read(Handle handle, Collection<MessageId> ids, PersonId reader) {
        throw new UnsupportedOperationException();
    }
}
