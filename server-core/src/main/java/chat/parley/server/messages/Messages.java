package chat.parley.server.messages;

import chat.parley.model.PersonId;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageFound;
import chat.parley.protocol.React;
import chat.parley.protocol.SendMessage;
import chat.parley.server.accounts.Attendance;
import chat.parley.server.db.Database;
import chat.parley.server.doorbell.Doorbell;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The public door of messages.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [chat.parley.model.Refusal].
@SuppressWarnings("DoNotCallSuggester") // only the signatures have landed
public final class Messages {

    public Messages(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            SecureRandom random,
            Attendance attendance) {}

    /// Posts a message. Returns once it is on disk.
    public MessageAccepted post(PersonId by, SendMessage command) {
        throw new UnsupportedOperationException();
    }

    public ChangeMade react(PersonId by, React command) {
        throw new UnsupportedOperationException();
    }

    public HistoryPage history(PersonId by, GetHistory command) {
        throw new UnsupportedOperationException();
    }

    public ChangesPage changes(PersonId by, GetChanges command) {
        throw new UnsupportedOperationException();
    }

    public MessageFound message(PersonId by, GetMessage command) {
        throw new UnsupportedOperationException();
    }
}
