package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.Done;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MemberPage;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.PublicRoomPage;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.server.accounts.Attendance;
import chat.parley.server.db.Database;
import chat.parley.server.doorbell.Doorbell;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The public door of rooms.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [chat.parley.model.Refusal].
@SuppressWarnings("DoNotCallSuggester") // only the signatures have landed
public final class Rooms {

    public Rooms(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            SecureRandom random,
            Attendance attendance,
            LastMessages lastMessages) {}

    public RoomEntered create(PersonId by, CreateRoom command) {
        throw new UnsupportedOperationException();
    }

    public DirectOpened openDirect(PersonId by, OpenDirect command) {
        throw new UnsupportedOperationException();
    }

    public PublicRoomPage listPublic(PersonId by, ListPublicRooms command) {
        throw new UnsupportedOperationException();
    }

    public RoomEntered join(PersonId by, JoinRoom command) {
        throw new UnsupportedOperationException();
    }

    public RoomEntered leave(PersonId by, LeaveRoom command) {
        throw new UnsupportedOperationException();
    }

    public ChangeMade invite(PersonId by, InviteToRoom command) {
        throw new UnsupportedOperationException();
    }

    public MemberPage members(PersonId by, ListMembers command) {
        throw new UnsupportedOperationException();
    }

    public ReadPosition markRead(PersonId by, MarkRead command) {
        throw new UnsupportedOperationException();
    }

    public Done setPreference(PersonId by, SetRoomPreference command) {
        throw new UnsupportedOperationException();
    }

    /// Everything for `ready`.
    public Overview overview(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /// Refuses a person who may not type in this room now.
    public void checkMayType(PersonId person, RoomId room) {
        throw new UnsupportedOperationException();
    }
}
