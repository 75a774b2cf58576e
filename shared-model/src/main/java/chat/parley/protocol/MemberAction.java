package chat.parley.protocol;

import chat.parley.model.PersonId;
import chat.parley.model.RoomId;

/// What one person does to another one's place in a room. Who may is a question of rank.
public sealed interface MemberAction extends Operation
        permits Ban, InviteToRoom, MuteMember, RemoveMember, SetRole, Unban {
    /// Where.
    RoomId room();

    /// To whom.
    PersonId person();
}
