package chat.parley.protocol;

import chat.parley.model.LeftOut;

/// A code that lets people in, and a link with it for them to follow. It is told to nobody else.
public record InviteMade(String code, String link, @LeftOut boolean again) implements Answer {
    /// Without the code, so that it gets into no log.
    @Override
    public String toString() {
        return "InviteMade[again=" + again + "]";
    }
}
