package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.ThreadSummary;
import chat.parley.protocol.Done;
import chat.parley.protocol.FollowThread;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.ThreadsPage;
import chat.parley.server.accounts.People;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.PeopleIn;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import chat.parley.server.rooms.ThreadPointers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/// The public door of threads: following them, and one's list of them.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [Refusal].
public final class Threads {

    private static final int PAGE = 50;

    private final Database database;
    private final People people;

    public Threads(Database database, People people) {
        this.database = database;
        this.people = people;
    }

    /// Follows a thread, or does so no more.
    public Done follow(PersonId by, FollowThread command) {
        return database.writes()
                .write(LockKey.person(by.value()), handle -> followed(handle, by, command));
    }

    private static Done followed(Handle handle, PersonId by, FollowThread command) {
        Seat seat = Seats.get(handle, command.room(), by);
        MemberRow place = seat.requireMember();
        ThreadPointers.Root root =
                ThreadPointers.root(handle, command.room(), command.thread())
                        .filter(found -> found.seq() > place.hiddenTo())
                        .orElseThrow(Refusal::notFound);
        if (root.reply()) {
            throw Refusal.badField("thread", "a reply has no thread of its own");
        }
        // Who says no before they ever followed it has chosen, too: nothing lets them follow later.
        if (Objects.equals(ThreadPointers.following(handle, command.thread(), by), command.on())) {
            return Done.UNCHANGED;
        }
        ThreadPointers.follow(
                handle, command.room(), command.thread(), by, command.on(), seat.room().head());
        return Done.CHANGED;
    }

    /// A page of the threads that a person follows or is called in.
    public ThreadsPage list(PersonId by, ListThreads command) {
        return database.read(handle -> {
            List<ThreadSql.Listed> rows = ThreadSql.page(handle, by, command.after(), PAGE + 1);
            boolean more = rows.size() > PAGE;
            List<ThreadSql.Listed> page = more ? rows.subList(0, PAGE) : rows;
            Map<MessageId, Message> roots = new HashMap<>();
            MessageSql.byIds(handle, page.stream().map(ThreadSql.Listed::thread).toList(), by)
                    .forEach(message -> roots.put(message.id(), message));
            List<ThreadSummary> items = new ArrayList<>();
            List<Message> given = new ArrayList<>();
            PageBudget budget = new PageBudget();
            for (ThreadSql.Listed row : page) {
                Message root = roots.get(row.thread());
                if (root != null) {
                    if (!budget.takes(root)) {
                        more = true;
                        break;
                    }
                    items.add(row.summary(root));
                    given.add(root);
                }
            }
            return new ThreadsPage(items, people.seen(handle, PeopleIn.messages(given)), more);
        });
    }
}
