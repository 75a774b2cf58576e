package chat.parley.desktop.people;

import chat.parley.desktop.session.MemberEntry;

/// One line of the list of people in a room. Immutable.
public sealed interface MemberRow {

    /// A heading with how many stand under it.
    record Heading(Group group, int count) implements MemberRow {}

    /// A person.
    record Person(MemberEntry member) implements MemberRow {}

    /// The parts of the list from top to bottom.
    enum Group {
        HERE,
        NOT_HERE,
        INVITED
    }
}
