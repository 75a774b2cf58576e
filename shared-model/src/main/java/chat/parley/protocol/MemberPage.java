package chat.parley.protocol;

import chat.parley.model.Member;
import chat.parley.model.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a room's members and the people they are; go on with `after` = `next`.
public record MemberPage(
        List<Member> items, List<Person> people, boolean more, @Nullable String next)
        implements Answer {
    public MemberPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}
