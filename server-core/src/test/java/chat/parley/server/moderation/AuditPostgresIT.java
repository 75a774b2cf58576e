package chat.parley.server.moderation;

import chat.parley.server.db.TestDatabases;

/// [AuditContract] on PostgreSQL.
final class AuditPostgresIT extends AuditContract {
    AuditPostgresIT() {
        super(TestDatabases.Kind.POSTGRESQL);
    }
}
