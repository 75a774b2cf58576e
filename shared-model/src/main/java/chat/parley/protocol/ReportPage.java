package chat.parley.protocol;

import chat.parley.model.Person;
import chat.parley.model.ReportListing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of reports and those they speak of; go on with `after` = `next`.
public record ReportPage(
        List<ReportListing> items, List<Person> people, boolean more, @Nullable String next)
        implements Answer {
    public ReportPage {
        items = List.copyOf(items);
        people = List.copyOf(people);
    }
}
