package chat.parley.server.gateway;

import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Administration;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.Profiles;
import chat.parley.server.messages.Messages;
import chat.parley.server.messages.RoomFeed;
import chat.parley.server.messages.Saved;
import chat.parley.server.messages.Threads;
import chat.parley.server.moderation.Census;
import chat.parley.server.moderation.Moderation;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Drafts;
import chat.parley.server.rooms.Invites;
import chat.parley.server.rooms.PersonFeed;
import chat.parley.server.rooms.Readers;
import chat.parley.server.rooms.Rooms;
import chat.parley.server.search.Searches;

/// What the gateway stands on.
///
/// @param accounts who somebody is
/// @param profiles what they say of themselves
/// @param administration what administrators of the server do
/// @param census how much there is
/// @param moderation what is reported
/// @param blocks whom they do not want to hear from
/// @param rooms where they are
/// @param invites how they come in by a code
/// @param messages what they say
/// @param saved what they keep of it
/// @param threads which side talks they follow
/// @param readers who has read what
/// @param drafts what they have typed and not sent
/// @param roomFeed what is new in a room
/// @param personFeed what is new for a person
/// @param searches what can be found
/// @param presence who is there
public record Features(
        Accounts accounts,
        Profiles profiles,
        Administration administration,
        Census census,
        Moderation moderation,
        Blocks blocks,
        Rooms rooms,
        Invites invites,
        Messages messages,
        Saved saved,
        Threads threads,
        Readers readers,
        Drafts drafts,
        RoomFeed roomFeed,
        PersonFeed personFeed,
        Searches searches,
        PresenceBoard presence) {}
