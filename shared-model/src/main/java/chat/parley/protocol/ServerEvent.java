package chat.parley.protocol;

/// What a server tells without being asked: durable events of rooms, personal and fleeting ones.
public sealed interface ServerEvent extends ServerFrame
        permits BlockChanged,
                DraftChanged,
                Heads,
                Notice,
                PersonChanged,
                PreferenceChanged,
                PresenceSeen,
                ReadMoved,
                ReadersMoved,
                RoomAdded,
                RoomPreferenceChanged,
                RoomRemoved,
                SavedChanged,
                ServerRoleChanged,
                SessionEnded,
                TypingSeen,
                RoomEvent {}
