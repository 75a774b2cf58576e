package chat.parley.server.gateway;

import chat.parley.model.PersonId;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.Done;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.Typing;
import chat.parley.protocol.TypingSeen;

/// The commands of which others see something fleeting at once, besides what is stored.
/// Thread-safe; may block on the database.
final class LiveCommands {

    private final Features features;
    private final Receipts receipts;

    LiveCommands(Features features, Receipts receipts) {
        this.features = features;
        this.receipts = receipts;
    }

    ReadPosition markRead(PersonId by, MarkRead command) {
        ReadPosition position = features.rooms().markRead(by, command);
        if (command.thread() == null) {
            receipts.moved(by, command.room());
        }
        return position;
    }

    PersonFound changeProfile(PersonId by, ChangeProfile command) {
        PersonFound found = features.profiles().change(by, command);
        features.presence().profileChanged(by);
        return found;
    }

    Done setStatus(PersonId by, SetStatus command) {
        Done done = features.profiles().setStatus(by, command);
        if (!done.unchanged()) {
            features.presence().statusChanged(by);
        }
        return done;
    }

    /// Everybody who knows the person sees whether their account is suspended.
    Done setAccountState(PersonId by, SetAccountState command) {
        Done done = features.administration().setState(by, command);
        if (!done.unchanged()) {
            features.presence().profileChanged(command.person());
        }
        return done;
    }

    Done type(PersonId by, Typing command) {
        boolean told = features.rooms().checkMayType(by, command.room(), command.thread() != null);
        if (told) {
            features.presence()
                    .typing(
                            new TypingSeen(
                                    command.room(),
                                    command.thread(),
                                    by,
                                    command.what(),
                                    command.on()));
        }
        return Done.CHANGED;
    }
}
