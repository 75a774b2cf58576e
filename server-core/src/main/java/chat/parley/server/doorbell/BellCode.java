package chat.parley.server.doorbell;

import java.util.Optional;
import java.util.UUID;

/// How a bell is written for Redis: `r` or `p`, the subject, its number and the ringing node,
/// divided by blanks.
final class BellCode {

    /// A bell and the node that rang it.
    ///
    /// @param bell what it says
    /// @param node id of the node
    record Rung(Bell bell, String node) {}

    private BellCode() {}

    static String encode(Bell bell, String node) {
        String kind =
                switch (bell) {
                    case Bell.RoomBell _ -> "r";
                    case Bell.PersonBell _ -> "p";
                };
        return kind + " " + bell.subject() + " " + bell.number() + " " + node;
    }

    /// What others wrote is not to be trusted: anything odd is no bell.
    static Optional<Rung> decode(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            UUID subject = UUID.fromString(parts[1]);
            long number = Long.parseLong(parts[2]);
            return switch (parts[0]) {
                case "r" -> Optional.of(new Rung(new Bell.RoomBell(subject, number), parts[3]));
                case "p" -> Optional.of(new Rung(new Bell.PersonBell(subject, number), parts[3]));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
