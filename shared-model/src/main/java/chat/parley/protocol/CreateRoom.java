package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.Names;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a public or private room or a channel, and invites `people`.
public record CreateRoom(
        long i,
        OperationId op,
        RoomKind kind,
        String name,
        @Nullable String topic,
        @LeftOut List<PersonId> people)
        implements Operation {
    public CreateRoom {
        if (kind.conversation()) {
            throw Refusal.badField("kind", "direct rooms and groups are made with openDirect");
        }
        name = Names.name("name", name);
        topic = topic == null ? null : Names.topic("topic", topic);
        people = List.copyOf(people);
    }
}
