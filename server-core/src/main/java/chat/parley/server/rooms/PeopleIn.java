package chat.parley.server.rooms;

import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.PersonId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the people that one must know to show messages. No state.
public final class PeopleIn {

    private PeopleIn() {}

    /// Authors, those called, those who reacted, deleted, or are quoted.
    public static Set<PersonId> messages(Collection<Message> messages) {
        Set<PersonId> people = new LinkedHashSet<>();
        for (Message message : messages) {
            people.add(message.author());
            if (message.deleted() != null) {
                people.add(message.deleted().by());
            }
            if (message.replyTo() != null) {
                people.add(message.replyTo().author());
            }
            if (message.forwardOf() != null) {
                people.add(message.forwardOf().author());
            }
            for (Mention mention : message.mentions()) {
                if (mention instanceof Mention.OfPerson(PersonId person)) {
                    people.add(person);
                }
            }
            message.reactions().forEach(reaction -> people.addAll(reaction.people()));
        }
        return people;
    }
}
