package chat.parley.server.messages;

import chat.parley.model.Mention;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.server.rooms.Seat;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom a message calls, as its mentions say, and who may call whom. Immutable.
///
/// @param everybody whether everybody in the room is called
/// @param people who is called by name or by `here`; the value says whether by `here`
record Calls(boolean everybody, Map<PersonId, Boolean> people) {

    /// Mentions in one message.
    private static final int MOST = 100;

    /// Resolves mentions.
    ///
    /// @param here whom `here` means
    static Calls of(List<Mention> mentions, Set<PersonId> here) {
        Map<PersonId, Boolean> people = new LinkedHashMap<>();
        boolean everybody = false;
        for (Mention mention : mentions) {
            switch (mention) {
                case Mention.OfPerson(PersonId person) -> people.putIfAbsent(person, false);
                case Mention.OfGroup.ROOM -> everybody = true;
                case Mention.OfGroup.HERE -> here.forEach(person -> people.put(person, true));
            }
        }
        return new Calls(everybody, people);
    }

    static void requireFew(List<Mention> mentions) {
        if (mentions.size() > MOST) {
            throw Refusal.tooLong("mentions", "more than " + MOST);
        }
    }

    /// Refuses who calls many at once where only moderators may: in channels, whose members are an
    /// audience.
    ///
    /// @param before what was called already
    static void requireMayCall(
            Seat seat, Collection<Mention> mentions, Collection<Mention> before) {
        boolean many =
                mentions.stream()
                        .anyMatch(mention ->
                                mention instanceof Mention.OfGroup && !before.contains(mention));
        if (many && seat.room().kind() == RoomKind.CHANNEL) {
            seat.requireRole(RoomRole.MODERATOR);
        }
    }
}
