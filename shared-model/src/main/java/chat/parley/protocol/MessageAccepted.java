package chat.parley.protocol;

import chat.parley.model.LeftOut;
import chat.parley.model.MessageId;
import java.time.Instant;

/// The message is on disk, under this number.
public record MessageAccepted(MessageId message, long seq, Instant at, @LeftOut boolean again)
        implements Answer {}
