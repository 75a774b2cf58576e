package chat.parley.server.presence;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.TypingKind;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.TypingSeen;
import java.util.Optional;

/// What one node tells the others, one line of words divided by blanks. Nodes look at nothing else
/// in it, so a line that somebody forged can make a person look present or typing for a moment, and
/// nothing more.
sealed interface PresenceNote {

    /// The node that tells it.
    String node();

    /// The person is there on that node, or is there no more.
    record There(String node, PersonId person, boolean on) implements PresenceNote {}

    /// The person does nothing on that node, or does something again.
    record Idle(String node, PersonId person, boolean on) implements PresenceNote {}

    /// The person's stored presence or status has changed.
    record Status(String node, PersonId person) implements PresenceNote {}

    /// The person's stored profile has changed.
    record Profile(String node, PersonId person) implements PresenceNote {}

    /// The person types or has stopped.
    record Types(String node, TypingSeen typing) implements PresenceNote {}

    /// The person has read a room further.
    record Reads(String node, ReadersMoved read) implements PresenceNote {}

    /// The line.
    default String line() {
        return switch (this) {
            case Reads(String node, ReadersMoved read) ->
                    "reads %s %s %s %d".formatted(node, read.person(), read.room(), read.readSeq());
            case There(String node, PersonId person, boolean on) ->
                    "there %s %s %s".formatted(node, person, on);
            case Idle(String node, PersonId person, boolean on) ->
                    "idle %s %s %s".formatted(node, person, on);
            // The word that nodes used for both when they did not tell them apart.
            case Status(String node, PersonId person) -> "changed %s %s".formatted(node, person);
            case Profile(String node, PersonId person) -> "profile %s %s".formatted(node, person);
            case Types(String node, TypingSeen typing) ->
                    "types %s %s %s %s %s %s"
                            .formatted(
                                    node,
                                    typing.person(),
                                    typing.room(),
                                    typing.what().word(),
                                    typing.on(),
                                    typing.thread() == null ? "-" : typing.thread());
        };
    }

    /// What a line says; empty when it says nothing that this version understands.
    static Optional<PresenceNote> of(String line) {
        String[] words = line.split(" ", -1);
        try {
            return switch (words[0] + words.length) {
                case "there4" ->
                        Optional.of(
                                new There(
                                        words[1], PersonId.of(words[2]), words[3].equals("true")));
                case "idle4" ->
                        Optional.of(
                                new Idle(words[1], PersonId.of(words[2]), words[3].equals("true")));
                case "changed3" -> Optional.of(new Status(words[1], PersonId.of(words[2])));
                case "profile3" -> Optional.of(new Profile(words[1], PersonId.of(words[2])));
                case "reads5" ->
                        Optional.of(
                                new Reads(
                                        words[1],
                                        new ReadersMoved(
                                                RoomId.of(words[3]),
                                                PersonId.of(words[2]),
                                                Long.parseLong(words[4]))));
                case "types7" ->
                        Optional.of(
                                new Types(
                                        words[1],
                                        new TypingSeen(
                                                RoomId.of(words[3]),
                                                words[6].equals("-")
                                                        ? null
                                                        : MessageId.of(words[6]),
                                                PersonId.of(words[2]),
                                                TypingKind.of(words[4]),
                                                words[5].equals("true"))));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
