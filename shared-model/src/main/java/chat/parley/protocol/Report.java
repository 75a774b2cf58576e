package chat.parley.protocol;

import chat.parley.model.MessageId;
import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;

/// Reports a message to those who keep order in the room and on the server.
public record Report(long i, OperationId op, RoomId room, MessageId message, String reason)
        implements Operation {
    public Report {
        reason = Names.topic("reason", reason);
    }
}
