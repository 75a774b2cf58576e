package chat.parley.server.presence;

import chat.parley.model.PersonId;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.TypingSeen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The presence of a server that is its only node. Listeners are called on the calling thread.
public final class LocalPresence implements PresenceBoard {

    private final Map<PersonId, Integer> connections = new ConcurrentHashMap<>();
    private final Set<PersonId> idle = ConcurrentHashMap.newKeySet();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void arrived(PersonId person) {
        idle(person, false);
        if (connections.merge(person, 1, Integer::sum) == 1) {
            tellPresence(person);
        }
    }

    @Override
    public void left(PersonId person) {
        if (connections.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1)
                == null) {
            idle.remove(person);
            tellPresence(person);
        }
    }

    @Override
    public void idle(PersonId person, boolean now) {
        if (now ? idle.add(person) : idle.remove(person)) {
            tellPresence(person);
        }
    }

    @Override
    public void statusChanged(PersonId person) {
        tellStatus(person);
    }

    @Override
    public void profileChanged(PersonId person) {
        tellProfile(person);
    }

    @Override
    public void typing(TypingSeen typing) {
        tellTyping(typing);
    }

    @Override
    public void read(ReadersMoved read) {
        tellRead(read);
    }

    @Override
    public boolean there(PersonId person) {
        return connections.containsKey(person);
    }

    @Override
    public boolean awake(PersonId person) {
        return there(person) && !idle.contains(person);
    }

    @Override
    public Listening listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    /// Everybody who is connected here.
    Set<PersonId> here() {
        return connections.keySet();
    }

    /// Tells the listeners that somebody types.
    void tellTyping(TypingSeen typing) {
        listeners.forEach(listener -> listener.onTyping(typing));
    }

    /// Tells the listeners that somebody has read further.
    void tellRead(ReadersMoved read) {
        listeners.forEach(listener -> listener.onRead(read));
    }

    /// Tells the listeners that somebody chose another presence or status.
    void tellStatus(PersonId person) {
        listeners.forEach(listener -> listener.onStatus(person));
    }

    /// Tells the listeners that somebody's profile was changed.
    void tellProfile(PersonId person) {
        listeners.forEach(listener -> listener.onProfile(person));
    }

    /// Has the listeners look at a person again.
    void tellPresence(PersonId person) {
        listeners.forEach(listener -> listener.onPresence(person));
    }
}
