package chat.parley.server.db;

/// [DurableWritesContract] on H2.
final class DurableWritesH2IT extends DurableWritesContract {
    DurableWritesH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
