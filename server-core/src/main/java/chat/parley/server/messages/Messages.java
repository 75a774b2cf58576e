package chat.parley.server.messages;

import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.MessageText;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.UuidV7;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.EditsPage;
import chat.parley.protocol.FilesPage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.ListFiles;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageFound;
import chat.parley.protocol.MessagesDeleted;
import chat.parley.protocol.Pin;
import chat.parley.protocol.PinsPage;
import chat.parley.protocol.React;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.protocol.SendMessage;
import chat.parley.server.accounts.Operations;
import chat.parley.server.accounts.People;
import chat.parley.server.accounts.ServerSettings;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import chat.parley.server.rooms.ChangedMembers;
import chat.parley.server.rooms.Seats;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The public door of messages.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [chat.parley.model.Refusal].
public final class Messages {

    private final Database database;
    private final Doorbell doorbell;
    private final UuidV7 ids;
    private final People people;
    private final ServerSettings settings;
    private final History history;
    private final MessageWrites writes;

    public Messages(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            SecureRandom random,
            People people,
            ServerSettings settings) {
        this.database = database;
        this.doorbell = doorbell;
        this.ids = new UuidV7(clock, random);
        this.people = people;
        this.settings = settings;
        this.history = new History(people);
        this.writes = new MessageWrites(database, doorbell, clock);
    }

    /// Posts a message; returns once it is on disk.
    public MessageAccepted post(PersonId by, SendMessage command) {
        requireSupported(command);
        PostBatch.Post post =
                new PostBatch.Post(
                        by,
                        command,
                        new MessageId(ids.next()),
                        Operations.bodyHash(command),
                        writes.now(),
                        here(by, command.room(), command.mentions()));
        MessageAccepted accepted =
                database.writes().write(LockKey.room(command.room().value()), PostBatch.KIND, post);
        if (!accepted.again()) {
            doorbell.ringRoom(command.room().value(), accepted.seq());
        }
        return accepted;
    }

    /// Puts an emoji under a message, or takes it away.
    public ChangeMade react(PersonId by, React command) {
        return writes.change(
                by,
                command,
                new MessageChange.Target(command.room(), command.message()),
                change -> Reacting.react(change, command));
    }

    /// Gives a message another text.
    public ChangeMade edit(PersonId by, EditMessage command) {
        Calls.requireFew(command.mentions());
        Set<PersonId> here = here(by, command.room(), command.mentions());
        return writes.change(
                by,
                command,
                new MessageChange.Target(command.room(), command.message()),
                change ->
                        Editing.edit(
                                change,
                                command,
                                here,
                                settings.present(change.handle()).editWindowSeconds()));
    }

    /// Deletes a message for everybody.
    public ChangeMade delete(PersonId by, DeleteMessage command) {
        return writes.change(
                by,
                command,
                new MessageChange.Target(command.room(), command.message()),
                change -> Deleting.delete(change, command));
    }

    /// Deletes a message that was reported, together with something else, or neither; also for
    /// administrators who keep order in the room without being in it.
    ///
    /// @param with runs in the same write, after the deletion
    public ChangeMade deleteReported(PersonId by, DeleteMessage command, Consumer<Handle> with) {
        return writes.change(
                by,
                command,
                new MessageChange.Target(command.room(), command.message(), true),
                change -> Deleting.delete(change, command),
                with);
    }

    /// Deletes what one person has said, or tells what that would be.
    public MessagesDeleted deleteOf(PersonId by, DeleteMessagesOf command) {
        return writes.clear(by, command);
    }

    /// Takes that back.
    public ChangeMade restoreOf(PersonId by, RestoreMessagesOf command) {
        return writes.restore(by, command);
    }

    /// Takes a deletion back.
    public ChangeMade restore(PersonId by, RestoreMessage command) {
        return writes.change(
                by,
                command,
                new MessageChange.Target(command.room(), command.message()),
                Deleting::restore);
    }

    /// Pins a message, or takes the pin away.
    public ChangeMade pin(PersonId by, Pin command) {
        return writes.change(
                by,
                command,
                new MessageChange.Target(command.room(), command.message()),
                change -> Pinning.pin(change, command));
    }

    /// A page of a room's timeline, or of a thread.
    public HistoryPage history(PersonId by, GetHistory command) {
        return database.read(handle -> history.page(handle, by, command));
    }

    /// What changed in a room since a number.
    public ChangesPage changes(PersonId by, GetChanges command) {
        return database.read(handle -> history.changes(handle, by, command));
    }

    /// One message.
    public MessageFound message(PersonId by, GetMessage command) {
        return database.read(handle -> history.message(handle, by, command));
    }

    /// The texts that a message had.
    public EditsPage edits(PersonId by, GetEdits command) {
        return database.read(handle -> history.edits(handle, by, command));
    }

    /// The pinned messages of a room.
    public PinsPage pins(PersonId by, ListPins command) {
        return database.read(handle -> history.pins(handle, by, command));
    }

    /// The messages of a room that carry files.
    public FilesPage files(PersonId by, ListFiles command) {
        return database.read(handle -> history.files(handle, by, command));
    }

    private static void requireSupported(SendMessage command) {
        Calls.requireFew(command.mentions());
        if (command.replyTo() != null && command.replyTo().quote() != null) {
            String quote = command.replyTo().quote();
            if (!quote.equals(MessageText.normalised("replyTo.quote", quote, false))) {
                throw Refusal.badField("replyTo.quote", "blank lines or white space around it");
            }
        }
    }

    /// Who is called by `here`: those in the room who are there now. Nobody for who is not in it;
    /// they are refused under the lock, unless they only ask for an earlier answer again.
    private Set<PersonId> here(PersonId by, RoomId room, List<Mention> mentions) {
        if (!mentions.contains(Mention.OfGroup.HERE)) {
            return Set.of();
        }
        return database
                .read(handle ->
                        Seats.find(handle, room, by)
                                .filter(seat -> seat.member() != null)
                                .map(_ -> ChangedMembers.present(handle, room))
                                .map(present -> people.seen(handle, present))
                                .orElse(List.of()))
                .stream()
                .filter(person -> person.presence() != Presence.OFFLINE)
                .map(Person::id)
                .collect(Collectors.toSet());
    }
}
