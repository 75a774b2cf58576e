package chat.parley.benchmarks.torture;

import java.util.List;
import java.util.UUID;

/// Everything that one person's bot noted, in the order in which it happened to it.
///
/// @param bot the bot's name, for messages to people
/// @param person the account that it used
public record BotJournal(String bot, UUID person, List<Note> notes) {
    public BotJournal {
        notes = List.copyOf(notes);
    }
}
