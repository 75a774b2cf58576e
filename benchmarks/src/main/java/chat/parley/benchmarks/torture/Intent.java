package chat.parley.benchmarks.torture;

import java.util.UUID;

/// What a bot wanted to change in a room. Each text is sent by one bot under one operation only, so
/// a text tells where it comes from even if ids and numbers are wrong.
public sealed interface Intent {

    /// The room that the change is for.
    UUID room();

    /// Wants to be in the room, by creating or joining it.
    record Enter(UUID room) implements Intent {}

    /// Wants to say `text`.
    record Send(UUID room, String text) implements Intent {}

    /// Wants its reaction `emoji` on `message` to be there (`on`) or gone.
    record React(UUID room, UUID message, String emoji, boolean on) implements Intent {}
}
