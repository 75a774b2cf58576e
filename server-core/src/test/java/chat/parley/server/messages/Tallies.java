package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is unread in one room, counted message by message as the rules say it: the plain record
/// that counts of the server are compared with. Owned by the test's thread.
final class Tallies {

    private final Map<MessageId, Said> said = new HashMap<>();
    private final List<MessageId> order = new ArrayList<>();
    private final Map<PersonId, Long> came = new HashMap<>();
    private final Map<PersonId, Long> read = new HashMap<>();
    private final Map<MessageId, Map<PersonId, Long>> threads = new HashMap<>();

    /// Unread messages, and those that call.
    record Count(int unread, int mentions) {}

    /// @param called by name, and in the room at that time
    private record Said(
            long seq,
            PersonId author,
            @Nullable MessageId thread,
            boolean deleted,
            Set<PersonId> called,
            boolean everybody) {

        Said calling(Set<PersonId> people, boolean all) {
            return new Said(seq, author, thread, deleted, people, all);
        }

        Said gone(boolean now) {
            return new Said(seq, author, thread, now, called, everybody);
        }
    }

    void comes(PersonId person, long seq) {
        came.put(person, seq);
        read.put(person, seq);
        threads.values()
                .forEach(pointers ->
                        pointers.computeIfPresent(person, (_, at) -> Math.max(at, seq)));
    }

    void leaves(PersonId person) {
        came.remove(person);
    }

    Collection<PersonId> members() {
        return came.keySet();
    }

    List<MessageId> all() {
        return order;
    }

    long seq(MessageId message) {
        return get(message).seq();
    }

    PersonId author(MessageId message) {
        return get(message).author();
    }

    @Nullable MessageId thread(MessageId message) {
        return get(message).thread();
    }

    boolean isDeleted(MessageId message) {
        return get(message).deleted();
    }

    void posted(Message message, Set<PersonId> called, boolean everybody) {
        order.add(message.id());
        MessageId thread = message.thread();
        said.put(
                message.id(),
                new Said(
                        message.seq(),
                        message.author(),
                        thread,
                        false,
                        present(called),
                        everybody));
        if (thread != null) {
            follow(thread, message.author(), message.seq());
            follow(thread, author(thread), message.seq() - 1);
            call(thread, message.author(), message.seq() - 1, called, everybody);
        }
    }

    void edited(MessageId message, Set<PersonId> called, boolean everybody) {
        Said now = get(message).calling(present(called), everybody);
        said.put(message, now);
        MessageId thread = now.thread();
        if (thread != null) {
            call(thread, now.author(), now.seq() - 1, called, everybody);
        }
    }

    void deleted(MessageId message, boolean now) {
        said.put(message, get(message).gone(now));
    }

    void reads(PersonId person, long seq) {
        read.merge(person, seq, Math::max);
    }

    void unreads(PersonId person, long seq) {
        read.merge(person, seq - 1, Math::min);
    }

    void readsThread(PersonId person, MessageId thread, long seq) {
        pointers(thread).merge(person, seq, Math::max);
    }

    /// What the room shows a person.
    Count of(PersonId person) {
        long at = pointer(person);
        return new Count(
                (int)
                        others(person)
                                .filter(each -> each.thread() == null && each.seq() > at)
                                .count(),
                (int)
                        others(person)
                                .filter(each -> each.seq() > at && calls(each, person))
                                .filter(each -> each.seq() > threadPointer(person, each.thread()))
                                .count());
    }

    /// What a thread shows a person.
    Count of(PersonId person, MessageId thread) {
        List<Said> unread =
                others(person)
                        .filter(each -> thread.equals(each.thread()))
                        .filter(each -> each.seq() > threadPointer(person, thread))
                        .toList();
        return new Count(
                unread.size(), (int) unread.stream().filter(each -> calls(each, person)).count());
    }

    private Stream<Said> others(PersonId person) {
        return said.values().stream()
                .filter(each -> !each.deleted() && !each.author().equals(person));
    }

    /// Who came later is not meant by who called everybody.
    private boolean calls(Said message, PersonId person) {
        return message.called().contains(person)
                || (message.everybody() && message.seq() > came.getOrDefault(person, 0L));
    }

    private void call(
            MessageId thread, PersonId caller, long seq, Set<PersonId> called, boolean everybody) {
        (everybody ? members() : called)
                .stream()
                        .filter(person -> !person.equals(caller))
                        .forEach(person -> follow(thread, person, seq));
    }

    private void follow(MessageId thread, PersonId person, long seq) {
        if (came.containsKey(person)) {
            pointers(thread).putIfAbsent(person, seq);
        }
    }

    private Set<PersonId> present(Set<PersonId> people) {
        return people.stream().filter(came::containsKey).collect(Collectors.toSet());
    }

    private Map<PersonId, Long> pointers(MessageId thread) {
        return threads.computeIfAbsent(thread, _ -> new HashMap<>());
    }

    private long threadPointer(PersonId person, @Nullable MessageId thread) {
        return thread == null ? 0 : threads.getOrDefault(thread, Map.of()).getOrDefault(person, 0L);
    }

    private long pointer(PersonId person) {
        return read.getOrDefault(person, 0L);
    }

    private Said get(MessageId message) {
        return Objects.requireNonNull(said.get(message));
    }
}
