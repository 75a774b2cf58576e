package chat.parley.server.db;

/// Faults of a database, for tests of what becomes of them elsewhere.
public final class TestFaults {

    private TestFaults() {}

    /// The database can't be reached.
    public static DatabaseFault away() {
        return DatabaseFault.unavailable("away", null);
    }
}
