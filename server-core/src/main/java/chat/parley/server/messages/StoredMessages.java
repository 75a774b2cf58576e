package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.server.rooms.LastMessages;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Reads messages for other features, without asking who may. No state; any thread.
public final class StoredMessages implements LastMessages {

    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    /// The messages of a room that changed above a number, in the order of their last changes,
    /// whoever may read them.
    public List<Message> changed(Handle handle, RoomId room, long since, int limit) {
        return MessageSql.changed(
                handle, new MessageSql.Stretch(room, 0, null, NOBODY), since, limit);
    }

    @Override
    public Map<MessageId, Message> read(Handle handle, Collection<MessageId> ids, PersonId reader) {
        Map<MessageId, Message> found = new HashMap<>();
        MessageSql.byIds(handle, ids, reader).forEach(message -> found.put(message.id(), message));
        return found;
    }
}
