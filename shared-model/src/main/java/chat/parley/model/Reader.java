package chat.parley.model;

import java.time.Instant;

/// Somebody who has read a message.
///
/// @param at when they last read on, the message or what came after it
public record Reader(PersonId person, Instant at) {}
