package chat.parley.desktop.session;

import chat.parley.model.MembershipState;
import chat.parley.model.RoomRole;

/// One person's place in one room, as of the last answer or event. Immutable.
public record MemberEntry(PersonEntry person, RoomRole role, MembershipState state) {}
