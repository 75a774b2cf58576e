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
    /// Most people who are invited with the making of a room; others are invited afterwards, each
    /// by a command of its own. All invitations are one write.
    public static final int MOST_PEOPLE = 100;

    public CreateRoom {
        if (kind.conversation()) {
            throw Refusal.badField("kind", "direct rooms and groups are made with openDirect");
        }
        name = Names.name("name", name);
        topic = topic == null ? null : Names.topic("topic", topic);
        people = List.copyOf(people);
        if (people.size() > MOST_PEOPLE) {
            throw Refusal.tooLong("people", "more than " + MOST_PEOPLE + " people");
        }
    }
}
