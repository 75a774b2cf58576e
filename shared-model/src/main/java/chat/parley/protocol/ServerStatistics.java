package chat.parley.protocol;

import java.time.Instant;

/// How much there is on the server. `connections` are those of the node that answers.
public record ServerStatistics(
        String version,
        Instant startedAt,
        long accounts,
        long suspended,
        long administrators,
        long sessions,
        long connections,
        long rooms,
        long messages,
        long reports)
        implements Answer {}
