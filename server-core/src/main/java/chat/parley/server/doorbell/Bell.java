package chat.parley.server.doorbell;

import java.util.UUID;

/// A hint that something durable has changed. It may be lost, doubled, late, swapped or forged
/// without harm.
public sealed interface Bell {

    /// What changed.
    UUID subject();

    /// Number of the change, never larger than what the database has if the bell is honest.
    long number();

    /// A room has changes up to this number.
    ///
    /// @param subject the room
    /// @param number its head
    record RoomBell(UUID subject, long number) implements Bell {}

    /// A person has personal changes up to this number.
    ///
    /// @param subject the person
    /// @param number their head
    record PersonBell(UUID subject, long number) implements Bell {}
}
