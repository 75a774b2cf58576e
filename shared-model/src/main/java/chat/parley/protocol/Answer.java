package chat.parley.protocol;

/// What `ok` carries beside `re`; each command has one kind, see [ClientCommand#answerType].
public sealed interface Answer
        permits AccountPage,
                AuditPage,
                ChangeMade,
                ChangesPage,
                DirectOpened,
                Done,
                EditsPage,
                HistoryPage,
                InviteMade,
                MemberPage,
                MessageAccepted,
                MessageFound,
                MessagesFound,
                PasswordReset,
                PeopleFound,
                PersonFound,
                PinsPage,
                PublicRoomPage,
                ReadPosition,
                RoomEntered,
                SavedPage,
                ServerStatistics,
                SessionsFound,
                ThreadsPage,
                UnreadReasons {}
