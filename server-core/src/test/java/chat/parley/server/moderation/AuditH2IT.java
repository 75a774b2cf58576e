package chat.parley.server.moderation;

import chat.parley.server.db.TestDatabases;

/// [AuditContract] on H2.
final class AuditH2IT extends AuditContract {
    AuditH2IT() {
        super(TestDatabases.Kind.H2);
    }
}
