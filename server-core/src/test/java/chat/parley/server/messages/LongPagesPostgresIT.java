package chat.parley.server.messages;

import chat.parley.server.db.TestDatabases;

/// [LongPagesContract] on PostgreSQL.
final class LongPagesPostgresIT extends LongPagesContract {
    LongPagesPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
