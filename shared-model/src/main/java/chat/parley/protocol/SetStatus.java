package chat.parley.protocol;

import chat.parley.model.Emoji;
import chat.parley.model.Names;
import chat.parley.model.Presence;
import chat.parley.model.Refusal;
import org.jspecify.annotations.Nullable;

/// Sets one's presence and status, for a time if one is given.
public record SetStatus(
        long i,
        Presence presence,
        @Nullable String text,
        @Nullable String emoji,
        @Nullable Long forSeconds)
        implements ClientCommand {
    public SetStatus {
        if (presence == Presence.OFFLINE) {
            throw Refusal.badField("presence", "offline is not chosen; invisible is");
        }
        text = text == null ? null : Names.topic("text", text);
        emoji = emoji == null ? null : Emoji.normalised("emoji", emoji);
    }
}
