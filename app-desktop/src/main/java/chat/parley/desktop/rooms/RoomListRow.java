package chat.parley.desktop.rooms;

import chat.parley.desktop.session.RoomEntry;

/// One line of the room list. Immutable; two rows are equal if they show the same thing in the same
/// section.
public sealed interface RoomListRow {

    /// A heading.
    record Heading(Section section) implements RoomListRow {}

    /// A room or conversation one is in.
    record Room(Section section, RoomEntry room) implements RoomListRow {}

    /// A room one is invited to.
    record Invitation(RoomEntry room) implements RoomListRow {}

    /// What to do about a section with nothing in it.
    record Nothing(Section section) implements RoomListRow {}

    /// The parts of the list from top to bottom.
    enum Section {
        INVITATIONS,
        FAVOURITES,
        ROOMS,
        PEOPLE
    }
}
