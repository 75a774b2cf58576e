package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many messages of a person were deleted, or would be; `more` if there are older ones beyond
/// the most of one operation. `messages` are the newest of them, in a preview only; `seq` is the
/// number of the last deletion.
public record MessagesDeleted(
        int count,
        @LeftOut boolean more,
        @LeftOut List<Message> messages,
        @Nullable Long seq,
        @LeftOut boolean unchanged,
        @LeftOut boolean again)
        implements Answer {
    public MessagesDeleted {
        messages = List.copyOf(messages);
    }
}
