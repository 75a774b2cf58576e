package chat.parley.server.messages;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Done;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.Save;
import chat.parley.protocol.SavedPage;
import chat.parley.server.accounts.People;
import chat.parley.server.accounts.PersonalLog;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.PeopleIn;
import chat.parley.server.rooms.Seats;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The public door of the messages that people keep for themselves.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [Refusal].
public final class Saved {

    private static final int MOST = 10_000;
    private static final int PAGE = 50;

    private final Database database;
    private final Doorbell doorbell;
    private final People people;

    public Saved(Database database, Doorbell doorbell, People people) {
        this.database = database;
        this.doorbell = doorbell;
        this.people = people;
    }

    /// Puts a message into the person's list, or takes it out.
    public Done save(PersonId by, Save command) {
        long n =
                database.writes()
                        .write(LockKey.person(by.value()), handle -> saved(handle, by, command));
        if (n == 0) {
            return Done.UNCHANGED;
        }
        doorbell.ringPerson(by.value(), n);
        return Done.CHANGED;
    }

    private static long saved(Handle handle, PersonId by, Save command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        MessageId message = command.message();
        boolean readable =
                MessageSql.find(
                                handle,
                                new MessageSql.Stretch(command.room(), place.hiddenTo(), null, by),
                                message)
                        .isPresent();
        if (!readable) {
            throw Refusal.notFound();
        }
        if (SavedSql.place(handle, by, message).isPresent() == command.on()) {
            return 0;
        }
        if (command.on() && SavedSql.count(handle, by) >= MOST) {
            throw Refusal.of(RefusalCode.QUOTA, "at most " + MOST + " saved messages");
        }
        long n =
                PersonalLog.add(
                        handle,
                        by,
                        PersonalLog.Kind.SAVED,
                        message.value(),
                        command.on() ? "+" : "-");
        if (command.on()) {
            SavedSql.add(handle, by, message, n);
        } else {
            SavedSql.remove(handle, by, message);
        }
        return n;
    }

    /// A page of what the person has saved and may still read.
    public SavedPage list(PersonId by, ListSaved command) {
        return database.read(handle -> {
            List<MessageId> ids = SavedSql.page(handle, by, before(handle, by, command), PAGE + 1);
            boolean more = ids.size() > PAGE;
            List<MessageId> page = more ? ids.subList(0, PAGE) : ids;
            List<Message> messages =
                    MessageSql.byIds(handle, page, by).stream()
                            .sorted(Comparator.comparingInt(message -> page.indexOf(message.id())))
                            .toList();
            List<Message> items = new PageBudget().beginning(messages, PAGE);
            return new SavedPage(
                    items,
                    people.seen(handle, PeopleIn.messages(items)),
                    more || messages.size() > items.size());
        });
    }

    private static long before(Handle handle, PersonId by, ListSaved command) {
        MessageId before = command.before();
        return before == null
                ? Long.MAX_VALUE
                : SavedSql.place(handle, by, before)
                        .orElseThrow(
                                () -> Refusal.badField("before", "not a message of this list"));
    }
}
