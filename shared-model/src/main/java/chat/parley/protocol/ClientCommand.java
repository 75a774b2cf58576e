package chat.parley.protocol;

/// A request of a client that gets exactly one answer, `ok` or `refused`, by its number. ([Typing]
/// gets one only when refused.)
///
/// A command that exists is well-formed: records check and normalise texts when they are made, and
/// throw [Refusal]. Whether the person may, and whether the thing is there, is for the server to
/// say.
public sealed interface ClientCommand extends ClientFrame
        permits EndSession,
                FindPeople,
                FollowThread,
                GetChanges,
                GetEdits,
                GetHistory,
                GetMessage,
                GetPerson,
                GetReaders,
                ListAccounts,
                ListAudit,
                ListFiles,
                ListMembers,
                ListPins,
                ListPublicRooms,
                ListReports,
                ListSaved,
                ListSessions,
                ListThreads,
                MarkRead,
                MarkUnread,
                Reauthenticate,
                Save,
                SaveDraft,
                Search,
                SetPreference,
                SetRoomPreference,
                SetStatus,
                Statistics,
                Typing,
                WhyUnread,
                Operation {
    /// The request number, strictly increasing on one connection.
    long i();

    /// The kind of [Answer] that `ok` carries for this command.
    default Class<? extends Answer> answerType() {
        return switch (this) {
            case AcceptInvite _ -> RoomEntered.class;
            case Block _ -> Done.class;
            case ChangePassword _ -> Done.class;
            case ChangeProfile _ -> PersonFound.class;
            case ChangeRoom _ -> ChangeMade.class;
            case CreateInvite _ -> InviteMade.class;
            case CreateRoom _ -> RoomEntered.class;
            case DeleteMessage _ -> ChangeMade.class;
            case DeleteMessagesOf _ -> MessagesDeleted.class;
            case DeleteRoom _ -> RoomEntered.class;
            case EditMessage _ -> ChangeMade.class;
            case FindPeople _ -> PeopleFound.class;
            case FollowThread _ -> Done.class;
            case GetChanges _ -> ChangesPage.class;
            case GetEdits _ -> EditsPage.class;
            case GetHistory _ -> HistoryPage.class;
            case GetMessage _ -> MessageFound.class;
            case GetPerson _ -> PersonFound.class;
            case GetReaders _ -> ReadersPage.class;
            case JoinRoom _ -> RoomEntered.class;
            case LeaveRoom _ -> RoomEntered.class;
            case ListFiles _ -> FilesPage.class;
            case ListMembers _ -> MemberPage.class;
            case ListPins _ -> PinsPage.class;
            case ListPublicRooms _ -> PublicRoomPage.class;
            case ListSaved _ -> SavedPage.class;
            case ListThreads _ -> ThreadsPage.class;
            case MarkRead _ -> ReadPosition.class;
            case MarkUnread _ -> ReadPosition.class;
            case MemberAction _ -> ChangeMade.class;
            case OpenDirect _ -> DirectOpened.class;
            case Pin _ -> ChangeMade.class;
            case React _ -> ChangeMade.class;
            case Reauthenticate _ -> Done.class;
            case RestoreMessage _ -> ChangeMade.class;
            case RestoreMessagesOf _ -> ChangeMade.class;
            case RevokeInvite _ -> Done.class;
            case Save _ -> Done.class;
            case SaveDraft _ -> DraftSaved.class;
            case Search _ -> MessagesFound.class;
            case SendMessage _ -> MessageAccepted.class;
            case SetPreference _ -> Done.class;
            case SetRoomPreference _ -> Done.class;
            case SetStatus _ -> Done.class;
            case ChangeServer _ -> Done.class;
            case EndSession _ -> Done.class;
            case ListAccounts _ -> AccountPage.class;
            case ListAudit _ -> AuditPage.class;
            case ListSessions _ -> SessionsFound.class;
            case ResetPassword _ -> PasswordReset.class;
            case SetAccountState _ -> Done.class;
            case SetServerRole _ -> Done.class;
            case Statistics _ -> ServerStatistics.class;
            case ListReports _ -> ReportPage.class;
            case Report _ -> Done.class;
            case ResolveReport _ -> Done.class;
            case Typing _ -> Done.class;
            case WhyUnread _ -> UnreadReasons.class;
        };
    }
}
