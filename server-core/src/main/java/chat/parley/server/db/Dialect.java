package chat.parley.server.db;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// What differs between the two databases, as far as this package has to know.
enum Dialect {
    H2("db/migration/h2") {
        @Override
        void refuseIfItLosesData(Handle handle) {
            if (!handle.createQuery("select database_path() is not null")
                    .mapTo(Boolean.class)
                    .one()) {
                throw new UnusableDatabase(
                        "The database lives in memory only and would lose every message.");
            }
            String delay =
                    handle.createQuery(
                                    "select setting_value from information_schema.settings"
                                            + " where setting_name = 'WRITE_DELAY'")
                            .mapTo(String.class)
                            .findOne()
                            .orElse("unknown");
            if (!delay.equals("0")) {
                throw new UnusableDatabase(
                        "The H2 database is set to lose data: WRITE_DELAY is "
                                + delay
                                + ". Add ;WRITE_DELAY=0 to its address.");
            }
        }

        @Override
        void sync(Handle handle) {
            handle.execute("checkpoint sync");
        }
    },

    POSTGRESQL("db/migration/postgresql") {
        @Override
        void refuseIfItLosesData(Handle handle) {
            for (String setting :
                    new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
                String value = handle.createQuery("show " + setting).mapTo(String.class).one();
                if (value.toLowerCase(Locale.ROOT).equals("off")) {
                    throw new UnusableDatabase(
                            "PostgreSQL is set to lose data: "
                                    + setting
                                    + " is off. Set "
                                    + setting
                                    + " = on for this server, database and user.");
                }
            }
        }

        @Override
        void sync(Handle handle) {
            // The commit itself has waited for the disk: synchronous_commit is not off.
        }
    };

    private final String migrations;

    Dialect(String migrations) {
        this.migrations = migrations;
    }

    static Dialect of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new UnusableDatabase(
                "Unknown kind of database: the address must begin with jdbc:postgresql: or jdbc:h2:");
    }

    /// Folder of the migrations that only this database understands.
    String migrations() {
        return migrations;
    }

    /// Only one process has the file, and its one committer writes: H2 needs no row locks.
    boolean locksRows() {
        return this == POSTGRESQL;
    }

    /// True if a commit is seen by others before it is on disk.
    boolean showsBeforeSync() {
        return this == H2;
    }

    abstract void refuseIfItLosesData(Handle handle);

    /// Forces what was committed to disk.
    abstract void sync(Handle handle);
}
