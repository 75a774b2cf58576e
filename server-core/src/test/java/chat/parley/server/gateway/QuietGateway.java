package chat.parley.server.gateway;

import chat.parley.model.Limits;
import chat.parley.model.PersonId;
import chat.parley.model.Registration;
import chat.parley.model.UuidV7;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.SessionGrant;
import chat.parley.server.accounts.AccountRules;
import chat.parley.server.accounts.Administration;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.doorbell.LocalDoorbell;
import chat.parley.server.messages.TestHouse;
import chat.parley.server.moderation.Census;
import chat.parley.server.moderation.Moderation;
import chat.parley.server.presence.LocalPresence;
import chat.parley.server.rooms.StoredCalls;
import chat.parley.server.search.MessageSearch;
import chat.parley.server.search.Searches;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// A gateway without sockets in which nothing happens by itself: no bell is heard, nobody patrols,
/// and its time stands until a test moves it. Owned by a test.
final class QuietGateway implements AutoCloseable {

    final LocalPresence presence = new LocalPresence();
    final TestHouse house =
            new TestHouse(
                    TestDatabases.h2(),
                    new AccountRules(Registration.OPEN, TestHouse.unlimited()),
                    presence);
    final Gateway gateway;
    private final LocalDoorbell silent = new LocalDoorbell();
    private final AtomicLong nanos = new AtomicLong();
    private final Searches searches;

    /// @param folder for what needs files
    QuietGateway(Path folder) {
        searches =
                new Searches(
                        house.database,
                        silent,
                        house.people,
                        MessageSearch.of(house.database, folder));
        SecureRandom random = new SecureRandom();
        gateway =
                new Gateway(
                        features(random),
                        silent,
                        new PlainExchange(),
                        Limits.standard(),
                        Deadlines.standard(),
                        new TimeAndChance(house.clock, nanos::get, random));
    }

    private Features features(SecureRandom random) {
        return new Features(
                house.accounts,
                house.profiles,
                new Administration(
                        house.database, silent, house.clock, house.accounts, house.people),
                new Census(house.database, "test", house.clock.instant()),
                new Moderation(
                        house.database,
                        house.clock,
                        new UuidV7(house.clock, random),
                        house.people,
                        house.rooms,
                        house.messages),
                new Blocks(house.database, silent, house.clock, new StoredCalls()),
                house.rooms,
                house.invites,
                house.messages,
                house.saved,
                house.threads,
                house.readers,
                house.drafts,
                house.roomFeed,
                house.personFeed,
                searches,
                presence);
    }

    /// A new account.
    SessionGrant account(String name) {
        return house.accounts.register(
                new NewAccount(name, name, null, "test", null, null), "here");
    }

    /// The person is on another node, or is there no more.
    void elsewhere(PersonId person, boolean there) {
        if (there) {
            presence.arrived(person);
        } else {
            presence.left(person);
        }
    }

    /// Lets time pass.
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        house.clock.pass(time);
    }

    @Override
    public void close() {
        gateway.close();
        searches.close();
        silent.close();
        house.close();
    }
}
