package chat.parley.server;

import chat.parley.model.UuidV7;
import chat.parley.server.accounts.AccountRules;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Administration;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.InviteCodes;
import chat.parley.server.accounts.People;
import chat.parley.server.accounts.Profiles;
import chat.parley.server.accounts.ServerRules;
import chat.parley.server.db.Database;
import chat.parley.server.doorbell.Doorbell;
import chat.parley.server.files.FileRules;
import chat.parley.server.files.SharedFiles;
import chat.parley.server.gateway.Features;
import chat.parley.server.messages.Messages;
import chat.parley.server.messages.RoomFeed;
import chat.parley.server.messages.Saved;
import chat.parley.server.messages.StoredMessages;
import chat.parley.server.messages.Threads;
import chat.parley.server.moderation.Census;
import chat.parley.server.moderation.Moderation;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Drafts;
import chat.parley.server.rooms.Invites;
import chat.parley.server.rooms.PersonFeed;
import chat.parley.server.rooms.Readers;
import chat.parley.server.rooms.Rooms;
import chat.parley.server.rooms.StoredCalls;
import chat.parley.server.search.MessageSearch;
import chat.parley.server.search.Searches;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Makes the features of a server and hands each what it works with. No state.
final class Wiring {

    private Wiring() {}

    /// The doors of all features.
    ///
    /// @param belongings takes what must be closed
    static Features features(
            ServerConfig config,
            Belongings belongings,
            Database database,
            Doorbell doorbell,
            PresenceBoard presence) {
        InstantSource clock = ChatServer.CLOCK;
        SecureRandom random = new SecureRandom();
        StoredMessages stored = new StoredMessages();
        People people = new People(clock, presence);
        Accounts accounts =
                new Accounts(
                        database,
                        doorbell,
                        clock,
                        random,
                        new AccountRules(
                                new ServerRules(
                                        config.name(),
                                        config.registration(),
                                        FileRules.mostBytes(config.limits()),
                                        0),
                                config.limits()));
        Rooms rooms = new Rooms(database, doorbell, clock, random, people, stored);
        Messages messages =
                new Messages(database, doorbell, clock, random, people, accounts.settings());
        return new Features(
                accounts,
                new Profiles(database, doorbell, clock, people),
                new Administration(database, doorbell, clock, accounts, people),
                new Census(database, ChatServer.version(), clock.instant()),
                new Moderation(database, clock, new UuidV7(clock, random), people, rooms, messages),
                new Blocks(database, doorbell, clock, new StoredCalls()),
                rooms,
                new Invites(database, doorbell, clock, new InviteCodes(database, random), stored),
                messages,
                new Saved(database, doorbell, people),
                new Threads(database, people),
                new Readers(database),
                new Drafts(database, doorbell, clock),
                new RoomFeed(database),
                new PersonFeed(database, people, stored),
                belongings.keep(
                        new Searches(
                                database,
                                doorbell,
                                people,
                                MessageSearch.of(database, ChatServer.searchFolder(config)))),
                presence);
    }

    /// The files that people share.
    static SharedFiles files(ServerConfig config, Database database, Accounts accounts) {
        return new SharedFiles(
                database,
                ChatServer.CLOCK,
                new SecureRandom(),
                config.dataDir().resolve("files"),
                FileRules.of(config.limits(), () -> accounts.settings().present().maxFileBytes()));
    }
}
