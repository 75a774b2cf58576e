package chat.parley.protocol;

import chat.parley.model.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of accounts; go on with `after` = `next`.
public record AccountPage(List<Account> items, boolean more, @Nullable String next)
        implements Answer {
    public AccountPage {
        items = List.copyOf(items);
    }
}
