package chat.parley.protocol;

import chat.parley.model.OperationId;

/// A command that changes something for good: it carries an id by which a retry is known.
public sealed interface Operation extends ClientCommand
        permits AcceptInvite,
                Block,
                ChangePassword,
                ChangeProfile,
                ChangeRoom,
                CreateInvite,
                CreateRoom,
                DeleteRoom,
                JoinRoom,
                LeaveRoom,
                MemberAction,
                OpenDirect,
                React,
                RevokeInvite,
                SendMessage {
    /// The same on every retry of the same intended change.
    OperationId op();
}
