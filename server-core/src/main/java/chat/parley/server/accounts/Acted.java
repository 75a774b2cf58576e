package chat.parley.server.accounts;

import chat.parley.model.PersonId;
import chat.parley.protocol.Done;
import chat.parley.server.doorbell.Doorbell;
import org.jspecify.annotations.Nullable;

/// What a write on accounts came to, and whose bell is to be rung after the commit. Immutable.
///
/// @param answer what the command is answered
/// @param person whose sessions have something to hear, if anybody's
/// @param head that person's last personal number
record Acted(Done answer, @Nullable PersonId person, long head) {

    /// Done, and this person has something to hear.
    static Acted on(PersonId person, long head) {
        return new Acted(Done.CHANGED, person, head);
    }

    /// Done, and nobody hears of it.
    static Acted quietly() {
        return new Acted(Done.CHANGED, null, 0);
    }

    /// It was so already.
    static Acted nothing() {
        return new Acted(Done.UNCHANGED, null, 0);
    }

    /// This operation was carried out before.
    static Acted again() {
        return new Acted(Done.AGAIN, null, 0);
    }

    /// Rings, and gives the answer.
    Done tell(Doorbell doorbell) {
        if (person != null) {
            doorbell.ringPerson(person.value(), head);
        }
        return answer;
    }
}
