package chat.parley.benchmarks.torture;

import java.util.UUID;

/// A message as a server showed it: its number in the room, its id, who it says wrote it, and what
/// it says.
public record StoredMessage(long seq, UUID id, UUID author, String text) {}
