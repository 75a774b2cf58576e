package chat.parley.protocol;

import chat.parley.model.FileId;
import chat.parley.model.Names;
import chat.parley.model.OperationId;
import org.jspecify.annotations.Nullable;

/// Changes one's display name, picture or the words about oneself; what is absent stays, and an
/// empty `bio` takes the words away.
public record ChangeProfile(
        long i,
        OperationId op,
        @Nullable String displayName,
        @Nullable FileId avatar,
        @Nullable String bio)
        implements Operation {
    public ChangeProfile {
        displayName = displayName == null ? null : Names.name("displayName", displayName);
        bio = bio == null ? null : Names.topic("bio", bio);
    }
}
