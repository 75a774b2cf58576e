package chat.parley.server.accounts;

import chat.parley.model.Person;
import chat.parley.model.Presence;

/// Knows who is there. What is stored of a person has the presence they chose last; this turns it
/// into what others see.
///
/// Turns the arrow round: whoever holds the connections implements it. Called on any thread, must
/// not block long.
@FunctionalInterface
public interface Attendance {

    /// Nobody is there.
    Attendance NOBODY = stored -> stored.with(Presence.OFFLINE, stored.status(), stored.lastSeen());

    /// The person as others see them now.
    Person seen(Person stored);
}
