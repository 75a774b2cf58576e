package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.Answer;
import chat.parley.protocol.Block;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ChangeServer;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.DeleteMessagesOf;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.Done;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.EndSession;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.FollowThread;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.GetReaders;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListAccounts;
import chat.parley.protocol.ListAudit;
import chat.parley.protocol.ListFiles;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.ListReports;
import chat.parley.protocol.ListSaved;
import chat.parley.protocol.ListSessions;
import chat.parley.protocol.ListThreads;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.MemberAction;
import chat.parley.protocol.Ok;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.Operation;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Report;
import chat.parley.protocol.ResetPassword;
import chat.parley.protocol.ResolveReport;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RestoreMessagesOf;
import chat.parley.protocol.RevokeInvite;
import chat.parley.protocol.Save;
import chat.parley.protocol.SaveDraft;
import chat.parley.protocol.Search;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SetAccountState;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.SetServerRole;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.Statistics;
import chat.parley.protocol.Typing;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Authentication;
import chat.parley.server.accounts.SignedIn;
import chat.parley.server.db.DatabaseFault;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every command to the feature that answers it, and turns refusals and faults into answers.
/// Thread-safe; called on the virtual threads of sessions and may block.
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Features features;
    private final Accounts accounts;
    private final LiveCommands live;
    private final Permissions permissions;
    private final IntSupplier connections;
    private final Supplier<String> incidents;

    /// @param connections how many are open
    /// @param incidents new ids under which faults are logged
    Dispatcher(
            Features features,
            LiveCommands live,
            Permissions permissions,
            IntSupplier connections,
            Supplier<String> incidents) {
        this.features = features;
        this.accounts = features.accounts();
        this.live = live;
        this.permissions = permissions;
        this.connections = connections;
        this.incidents = incidents;
    }

    /// The one answer to a command.
    ServerFrame answer(Session session, ClientCommand command) {
        try {
            admit(session.signedIn().person(), command);
            return new Ok(
                    command.i(),
                    accounts.actingFor(session.signedIn(), () -> run(session, command)));
        } catch (Refusal refusal) {
            return refused(session, command, refusal);
        } catch (DatabaseFault fault) {
            return unavailable(command, fault);
        } catch (RuntimeException fault) {
            String incident = incidents.get();
            log.error(
                    "incident {}: {} failed", incident, command.getClass().getSimpleName(), fault);
            return Refused.fault(command.i(), incident);
        }
    }

    /// Who may not act any more is told so and goes, though nobody has rung yet. A token that is
    /// not valid ends nothing.
    private static Refused refused(Session session, ClientCommand command, Refusal refusal) {
        boolean suspended = refusal.code() == RefusalCode.SUSPENDED;
        boolean ended = refusal.code() == RefusalCode.NOT_SIGNED_IN && refusal.field() == null;
        if (!suspended && !ended) {
            return Refused.of(command.i(), refusal);
        }
        session.endsAs(suspended ? CloseReason.ACCOUNT_SUSPENDED : CloseReason.SESSION_ENDED);
        return Refused.of(
                command.i(), Refusal.of(RefusalCode.NOT_SIGNED_IN, "the session has ended"));
    }

    /// The role is looked up each time: a connection may be older than it. An operation looks for
    /// it itself, after its first answer, which it gives again also to who has lost the role.
    private void admit(PersonId by, ClientCommand command) {
        if (permissions.of(command).who() == Permissions.Who.ADMINISTRATORS
                && !(command instanceof Operation)
                && !accounts.isAdministrator(by)) {
            throw Refusal.forbidden();
        }
    }

    private Answer run(Session session, ClientCommand command) {
        PersonId by = session.signedIn().person();
        return switch (command) {
            case CreateRoom c -> features.rooms().create(by, c);
            case OpenDirect c -> features.rooms().openDirect(by, c);
            case ListPublicRooms c -> features.rooms().listPublic(by, c);
            case JoinRoom c -> features.rooms().join(by, c);
            case LeaveRoom c -> features.rooms().leave(by, c);
            case MemberAction c -> features.rooms().act(by, c);
            case ChangeRoom c -> features.rooms().change(by, c);
            case DeleteRoom c -> features.rooms().delete(by, c);
            case CreateInvite c -> features.invites().create(by, c, session.connection().host());
            case AcceptInvite c -> features.invites().accept(by, c);
            case RevokeInvite c -> features.invites().revoke(by, c);
            case ListMembers c -> features.rooms().members(by, c);
            case MarkRead c -> live.markRead(by, c);
            case SetRoomPreference c -> features.rooms().setPreference(by, c);
            case SendMessage c -> features.messages().post(by, c);
            case React c -> features.messages().react(by, c);
            case EditMessage c -> features.messages().edit(by, c);
            case DeleteMessage c -> features.messages().delete(by, c);
            case DeleteMessagesOf c -> features.messages().deleteOf(by, c);
            case RestoreMessagesOf c -> features.messages().restoreOf(by, c);
            case RestoreMessage c -> features.messages().restore(by, c);
            case Pin c -> features.messages().pin(by, c);
            case GetEdits c -> features.messages().edits(by, c);
            case ListFiles c -> features.messages().files(by, c);
            case ListPins c -> features.messages().pins(by, c);
            case MarkUnread c -> features.rooms().markUnread(by, c);
            case WhyUnread c -> features.rooms().whyUnread(by, c);
            case FollowThread c -> features.threads().follow(by, c);
            case ListThreads c -> features.threads().list(by, c);
            case GetReaders c -> features.readers().of(by, c);
            case SaveDraft c -> features.drafts().save(by, c);
            case Save c -> features.saved().save(by, c);
            case ListSaved c -> features.saved().list(by, c);
            case GetHistory c -> features.messages().history(by, c);
            case GetChanges c -> features.messages().changes(by, c);
            case GetMessage c -> features.messages().message(by, c);
            case Search c -> features.searches().find(by, c);
            case FindPeople c -> features.profiles().find(c);
            case GetPerson c -> features.profiles().person(c);
            case ListSessions _ -> accounts.sessions(session.signedIn());
            case EndSession c -> accounts.endSession(by, c);
            case Report c -> features.moderation().report(by, c);
            case ListReports c -> features.moderation().list(by, c);
            case ResolveReport c -> features.moderation().resolve(by, c);
            case ListAccounts c -> features.administration().list(c);
            case SetAccountState c -> live.setAccountState(by, c);
            case SetServerRole c -> features.administration().setRole(by, c);
            case ResetPassword c -> features.administration().resetPassword(by, c);
            case ChangeServer c -> features.administration().changeServer(by, c);
            case ListAudit c -> features.administration().audit(c);
            case Statistics _ -> features.census().taken(connections.getAsInt());
            case Block c -> features.blocks().change(by, c);
            case ChangeProfile c -> live.changeProfile(by, c);
            case ChangePassword c -> accounts.changePassword(session.signedIn(), c);
            case SetPreference c -> features.profiles().setPreference(by, c);
            case SetStatus c -> live.setStatus(by, c);
            case Typing c -> live.type(by, c);
            case Reauthenticate c -> reauthenticate(session, c);
        };
    }

    /// The session that the token is of may have ended, or the account have been suspended, on
    /// another node and since the token was looked up: looked at once it is this connection's, so
    /// that what ends later finds it here.
    private Done reauthenticate(Session session, Reauthenticate command) {
        Authentication proof = accounts.authenticate(command.token());
        if (proof instanceof SignedIn next) {
            session.goOnAs(next);
        }
        accounts.requireStanding(session.signedIn());
        if (!(proof instanceof SignedIn)) {
            throw Refusal.of(RefusalCode.NOT_SIGNED_IN, "the token is not valid", "token");
        }
        return Done.CHANGED;
    }

    private Refused unavailable(ClientCommand command, DatabaseFault fault) {
        String incident = incidents.get();
        log.error("incident {}: {} failed", incident, command.getClass().getSimpleName(), fault);
        return fault.unavailable()
                ? new Refused(
                        command.i(),
                        RefusalCode.UNAVAILABLE,
                        "the server can't reach its database",
                        null,
                        RETRY_MILLIS,
                        incident)
                : Refused.fault(command.i(), incident);
    }
}
