package chat.parley.protocol;

import chat.parley.model.AuditEntry;
import chat.parley.model.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the audit log, newest first; go on with `after` = `next`. `people` are those it speaks
/// of.
public record AuditPage(
        List<AuditEntry> items, List<Person> people, boolean more, @Nullable String next)
        implements Answer {
    public AuditPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}
