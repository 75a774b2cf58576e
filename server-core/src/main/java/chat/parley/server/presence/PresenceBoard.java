package chat.parley.server.presence;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.TypingSeen;
import chat.parley.server.accounts.Attendance;

/// Who is connected, over all connections and nodes, and who types. Thread-safe; no method blocks
/// or fails, and nothing is stored: [LocalPresence] knows one node, [RedisPresence] several.
public interface PresenceBoard extends Attendance, AutoCloseable {

    /// Hears what happens on any node, of which it picks what it tells.
    interface Listener {

        /// Somebody came, went, or does something or nothing: look again. Must not block.
        default void onPresence(PersonId person) {}

        /// Somebody chose another presence or status, also one that nobody sees. Must not block.
        default void onStatus(PersonId person) {}

        /// Somebody's profile was changed. Must not block.
        default void onProfile(PersonId person) {}

        /// Somebody types or has stopped. Must not block.
        default void onTyping(TypingSeen typing) {}

        /// Somebody has read a room further and lets it be known. Must not block.
        default void onRead(ReadersMoved read) {}
    }

    /// A listener's registration.
    @FunctionalInterface
    interface Listening extends AutoCloseable {

        /// The listener is not called again once a call under way has ended.
        @Override
        void close();
    }

    /// One more connection of this person on this node.
    void arrived(PersonId person);

    /// One connection of this person on this node is gone.
    void left(PersonId person);

    /// The person does nothing on any connection of this node, or does something again.
    void idle(PersonId person, boolean idle);

    /// The person's stored presence or status was changed.
    void statusChanged(PersonId person);

    /// What is stored of the person besides was changed: name, picture, words, state.
    void profileChanged(PersonId person);

    /// The person types or has stopped.
    void typing(TypingSeen typing);

    /// The person has read a room further and lets it be known.
    void read(ReadersMoved read);

    /// Whether the person has a connection on any node.
    boolean there(PersonId person);

    /// Whether the person has a connection on any node on which they do something.
    boolean awake(PersonId person);

    /// Calls a listener from now on.
    Listening listen(Listener listener);

    /// What others see: the presence the person chose while they are there, away when they do
    /// nothing, otherwise offline.
    @Override
    default Person seen(Person stored) {
        Presence chosen = there(stored.id()) ? stored.presence().shown() : Presence.OFFLINE;
        boolean dozing = chosen == Presence.ONLINE && !awake(stored.id());
        Presence shown = dozing ? Presence.AWAY : chosen;
        return stored.with(
                shown, stored.status(), shown == Presence.OFFLINE ? stored.lastSeen() : null);
    }

    /// Tells nobody anything any more.
    @Override
    void close();
}
