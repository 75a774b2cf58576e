package chat.parley.server.gateway;

import chat.parley.model.Refusal;
import chat.parley.model.ServerRole;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.ChangePassword;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.GetPerson;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MemberAction;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.React;
import chat.parley.protocol.Reauthenticate;
import chat.parley.protocol.RevokeInvite;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.SetStatus;
import chat.parley.protocol.Typing;
import org.jspecify.annotations.Nullable;

/// The one table of operations: for each, who may ask for it at all and at what pace. What a person
/// may do in a room depends on rows and is decided by the feature, after it holds the room's lock.
final class Permissions {

    /// Who may ask.
    enum Who {
        /// Everybody signed in.
        EVERYBODY,
        /// Everybody signed in; the feature decides by the person's part in the room.
        BY_ROOM,
        /// Administrators of the server.
        ADMINISTRATORS
    }

    /// One operation's row.
    ///
    /// @param who who may ask
    /// @param pace how often, absent when not limited
    record Row(Who who, @Nullable Pace pace) {}

    private static final Row EVERYBODY = new Row(Who.EVERYBODY, null);
    private static final Row BY_ROOM = new Row(Who.BY_ROOM, null);
    private static final Row SEND = new Row(Who.BY_ROOM, Pace.SEND);
    private static final Row TYPE = new Row(Who.BY_ROOM, Pace.TYPING);

    private Permissions() {}

    /// The row of a command's operation.
    static Row of(ClientCommand command) {
        return switch (command) {
            case CreateRoom _, OpenDirect _, ListPublicRooms _, FindPeople _, GetPerson _ ->
                    EVERYBODY;
            case ChangeProfile _,
                    ChangePassword _,
                    SetPreference _,
                    SetStatus _,
                    Reauthenticate _ ->
                    EVERYBODY;
            case JoinRoom _, LeaveRoom _, MemberAction _, ListMembers _, SetRoomPreference _ ->
                    BY_ROOM;
            case ChangeRoom _, DeleteRoom _ -> BY_ROOM;
            case CreateInvite _, AcceptInvite _, RevokeInvite _ -> BY_ROOM;
            case GetHistory _, GetChanges _, GetMessage _, MarkRead _, React _ -> BY_ROOM;
            case SendMessage _ -> SEND;
            case Typing _ -> TYPE;
        };
    }

    /// Refuses who may not ask.
    static void check(Row row, ServerRole role) {
        if (row.who() == Who.ADMINISTRATORS && role != ServerRole.ADMIN) {
            throw Refusal.forbidden();
        }
    }
}
