package chat.parley.protocol;

import chat.parley.model.Draft;

/// A draft is another one now, on any of the person's devices.
public record DraftChanged(Draft draft) implements ServerEvent {}
