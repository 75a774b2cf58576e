package chat.parley.protocol;

import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import java.util.List;

/// Opens the direct room with one other person, or the group with several; the same set gives the
/// same room.
public record OpenDirect(long i, OperationId op, List<PersonId> people) implements Operation {
    /// How many others a group has at most.
    public static final int MAX_OTHERS = 49;

    public OpenDirect {
        people = List.copyOf(people);
        if (people.isEmpty() || people.size() > MAX_OTHERS) {
            throw Refusal.badField("people", "1 to " + MAX_OTHERS + " other people");
        }
    }
}
