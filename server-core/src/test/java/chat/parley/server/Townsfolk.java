package chat.parley.server;

import chat.parley.model.Limits;
import chat.parley.server.db.TestDatabases;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A town for each test of a contract of what people say and see, whichever database its server
/// has. Owned by the test's thread.
abstract class Townsfolk {

    private final TestDatabases.Kind kind;
    private final UnaryOperator<Limits> limits;

    /// Open before a contract's own preparations.
    Town town;

    Townsfolk(TestDatabases.Kind kind) {
        this(kind, limits -> limits);
    }

    /// @param limits other limits than a town's
    Townsfolk(TestDatabases.Kind kind, UnaryOperator<Limits> limits) {
        this.kind = kind;
        this.limits = limits;
    }

    @BeforeEach
    void openTown(@TempDir Path folder) {
        town = Town.on(kind.fresh(), folder, limits);
    }

    @AfterEach
    void closeTown() {
        town.close();
    }
}
