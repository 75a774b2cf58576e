package chat.parley.model;

import java.time.Instant;

/// A text that a message had, and from when on.
public record EarlierText(String text, Instant at) {}
