package chat.parley.server.messages;

import chat.parley.model.PersonId;
import chat.parley.server.db.TestDatabases;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;

/// A house and those who live in it, for a contract of what is stored: one for all its tests, which
/// share the people but no room. Owned by the test's thread.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Household {

    protected final TestDatabases.Kind kind;
    @AutoClose protected final TestHouse house;

    /// Administers the server and is in no room.
    protected final PersonId root;

    protected final PersonId ann;
    protected final PersonId bob;
    protected final PersonId eve;

    protected Household(TestDatabases.Kind kind) {
        this.kind = kind;
        house = new TestHouse(kind.fresh());
        root = house.administrator("root");
        ann = house.person("ann");
        bob = house.person("bob");
        eve = house.person("eve");
    }
}
