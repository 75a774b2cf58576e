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
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.Pin;
import chat.parley.protocol.React;
import chat.parley.protocol.ReadPosition;
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
import chat.parley.protocol.TypingSeen;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Administration;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.Profiles;
import chat.parley.server.db.DatabaseFault;
import chat.parley.server.messages.Messages;
import chat.parley.server.messages.Saved;
import chat.parley.server.messages.Threads;
import chat.parley.server.moderation.Census;
import chat.parley.server.moderation.Moderation;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Drafts;
import chat.parley.server.rooms.Invites;
import chat.parley.server.rooms.Readers;
import chat.parley.server.rooms.Rooms;
import chat.parley.server.search.Searches;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every command to the feature that answers it, and turns refusals and faults into answers.
/// Thread-safe; called on the virtual threads of sessions and may block.
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Accounts accounts;
    private final Profiles profiles;
    private final Blocks blocks;
    private final Rooms rooms;
    private final Invites invites;
    private final Messages messages;
    private final Saved saved;
    private final Searches searches;
    private final Threads threads;
    private final Readers readers;
    private final Drafts drafts;
    private final Receipts receipts;
    private final PresenceBoard presence;
    private final Permissions permissions;
    private final Administration administration;
    private final Census census;
    private final Moderation moderation;
    private final IntSupplier connections;

    Dispatcher(
            Gateway.Features features,
            Receipts receipts,
            Permissions permissions,
            IntSupplier connections) {
        this.connections = connections;
        this.administration = features.administration();
        this.census = features.census();
        this.moderation = features.moderation();
        this.permissions = permissions;
        this.accounts = features.accounts();
        this.profiles = features.profiles();
        this.blocks = features.blocks();
        this.rooms = features.rooms();
        this.invites = features.invites();
        this.messages = features.messages();
        this.saved = features.saved();
        this.searches = features.searches();
        this.threads = features.threads();
        this.readers = features.readers();
        this.drafts = features.drafts();
        this.receipts = receipts;
        this.presence = features.presence();
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
            String incident = incident();
            log.error(
                    "incident {}: {} failed", incident, command.getClass().getSimpleName(), fault);
            return Refused.fault(command.i(), incident);
        }
    }

    /// Who may not act any more is told so and goes, though nobody has rung yet.
    private static Refused refused(Session session, ClientCommand command, Refusal refusal) {
        boolean suspended = refusal.code() == RefusalCode.SUSPENDED;
        boolean ended =
                refusal.code() == RefusalCode.NOT_SIGNED_IN && !(command instanceof Reauthenticate);
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
            case CreateRoom c -> rooms.create(by, c);
            case OpenDirect c -> rooms.openDirect(by, c);
            case ListPublicRooms c -> rooms.listPublic(by, c);
            case JoinRoom c -> rooms.join(by, c);
            case LeaveRoom c -> rooms.leave(by, c);
            case MemberAction c -> rooms.act(by, c);
            case ChangeRoom c -> rooms.change(by, c);
            case DeleteRoom c -> rooms.delete(by, c);
            case CreateInvite c -> invites.create(by, c, session.connection().host());
            case AcceptInvite c -> invites.accept(by, c);
            case RevokeInvite c -> invites.revoke(by, c);
            case ListMembers c -> rooms.members(by, c);
            case MarkRead c -> markRead(by, c);
            case SetRoomPreference c -> rooms.setPreference(by, c);
            case SendMessage c -> messages.post(by, c);
            case React c -> messages.react(by, c);
            case EditMessage c -> messages.edit(by, c);
            case DeleteMessage c -> messages.delete(by, c);
            case DeleteMessagesOf c -> messages.deleteOf(by, c);
            case RestoreMessagesOf c -> messages.restoreOf(by, c);
            case RestoreMessage c -> messages.restore(by, c);
            case Pin c -> messages.pin(by, c);
            case GetEdits c -> messages.edits(by, c);
            case ListFiles c -> messages.files(by, c);
            case ListPins c -> messages.pins(by, c);
            case MarkUnread c -> rooms.markUnread(by, c);
            case WhyUnread c -> rooms.whyUnread(by, c);
            case FollowThread c -> threads.follow(by, c);
            case ListThreads c -> threads.list(by, c);
            case GetReaders c -> readers.of(by, c);
            case SaveDraft c -> drafts.save(by, c);
            case Save c -> saved.save(by, c);
            case ListSaved c -> saved.list(by, c);
            case GetHistory c -> messages.history(by, c);
            case GetChanges c -> messages.changes(by, c);
            case GetMessage c -> messages.message(by, c);
            case Search c -> searches.find(by, c);
            case FindPeople c -> profiles.find(c);
            case GetPerson c -> profiles.person(c);
            case ListSessions _ -> accounts.sessions(session.signedIn());
            case EndSession c -> accounts.endSession(by, c);
            case Report c -> moderation.report(by, c);
            case ListReports c -> moderation.list(by, c);
            case ResolveReport c -> moderation.resolve(by, c);
            case ListAccounts c -> administration.list(c);
            case SetAccountState c -> administration.setState(by, c);
            case SetServerRole c -> administration.setRole(by, c);
            case ResetPassword c -> administration.resetPassword(by, c);
            case ChangeServer c -> administration.changeServer(by, c);
            case ListAudit c -> administration.audit(c);
            case Statistics _ -> census.taken(connections.getAsInt());
            case Block c -> blocks.change(by, c);
            case ChangeProfile c -> changeProfile(by, c);
            case ChangePassword c -> accounts.changePassword(session.signedIn(), c);
            case SetPreference c -> profiles.setPreference(by, c);
            case SetStatus c -> setStatus(by, c);
            case Typing c -> type(by, c);
            case Reauthenticate c -> session.reauthenticate(accounts.authenticate(c.token()));
        };
    }

    private ReadPosition markRead(PersonId by, MarkRead command) {
        ReadPosition position = rooms.markRead(by, command);
        if (command.thread() == null) {
            receipts.moved(by, command.room());
        }
        return position;
    }

    private PersonFound changeProfile(PersonId by, ChangeProfile command) {
        PersonFound found = profiles.change(by, command);
        presence.changed(by);
        return found;
    }

    private Done setStatus(PersonId by, SetStatus command) {
        profiles.setStatus(by, command);
        presence.changed(by);
        return Done.CHANGED;
    }

    private Done type(PersonId by, Typing command) {
        boolean told = rooms.checkMayType(by, command.room(), command.thread() != null);
        if (told) {
            presence.typing(
                    new TypingSeen(
                            command.room(), command.thread(), by, command.what(), command.on()));
        }
        return Done.CHANGED;
    }

    private static Refused unavailable(ClientCommand command, DatabaseFault fault) {
        String incident = incident();
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

    private static String incident() {
        return UUID.randomUUID().toString();
    }
}
