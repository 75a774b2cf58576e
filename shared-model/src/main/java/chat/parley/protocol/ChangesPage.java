package chat.parley.protocol;

import chat.parley.model.Member;
import chat.parley.model.Message;
import chat.parley.model.Person;
import chat.parley.model.RoomSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed in a room after `since` up to `upTo`, in its present state; go on from `upTo` while
/// `more`.
public record ChangesPage(
        long since,
        long upTo,
        long head,
        boolean more,
        List<Message> messages,
        List<Member> members,
        List<Person> people,
        @Nullable RoomSettings settings)
        implements Answer {
    public ChangesPage {
        messages = List.copyOf(messages);
        members = List.copyOf(members);
        people = List.copyOf(people);
    }
}
