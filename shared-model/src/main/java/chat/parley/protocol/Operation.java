package chat.parley.protocol;

import chat.parley.model.OperationId;

/// A command that changes something for good: it carries an id by which a retry is known.
public sealed interface Operation extends ClientCommand
        permits AcceptInvite,
                Block,
                ChangePassword,
                ChangeProfile,
                ChangeRoom,
                ChangeServer,
                CreateInvite,
                CreateRoom,
                DeleteMessage,
                DeleteMessagesOf,
                DeleteRoom,
                EditMessage,
                JoinRoom,
                LeaveRoom,
                OpenDirect,
                Pin,
                React,
                Report,
                ResetPassword,
                ResolveReport,
                RestoreMessage,
                RestoreMessagesOf,
                RevokeInvite,
                SendMessage,
                SetAccountState,
                SetServerRole,
                MemberAction {
    /// The same on every retry of the same intended change.
    OperationId op();
}
