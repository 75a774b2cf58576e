package chat.parley.server.db;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the rows live: a folder for the embedded H2, or the address of a database server.
///
/// Immutable; any thread.
///
/// @param url JDBC address
/// @param user user name, absent if the address or the driver knows it
/// @param password password of that user
/// @param folder folder that only one process may use at a time, absent for a database server
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable String password, @Nullable Path folder) {

    /// What H2 makes of the name `parley`.
    private static final String FILE = "parley.mv.db";

    /// H2 must not write into freed space. It begins to after 45 s, and then a kill can lose the
    /// last commits although `CHECKPOINT SYNC` had returned for them: 2.5.252 lost some in 8 of 25
    /// kills, and none in 36 without reuse. The file only grows while the server runs, by what a
    /// commit changed and the pages around it: half as much with pages of 4 KiB as with the 16 KiB
    /// of H2 (8,000 small commits: 96 MB, 172 MB). [FileCompaction] makes it small again.
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                    + ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=128;REUSE_SPACE=FALSE"
                    + ";PAGE_SIZE=4096";

    /// The embedded database in `folder`, which is made when it is missing.
    ///
    /// H2 reads it through its `async` file system: with the usual one, a reader that is
    /// interrupted closes the file for everybody
    /// (https://h2database.com/html/advanced.html#file_system).
    public static DatabaseSettings embedded(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new DatabaseSettings(
                "jdbc:h2:async:" + absolute.resolve("parley") + H2_OPTIONS, "parley", "", absolute);
    }

    /// A database elsewhere, by its JDBC address; normally `jdbc:postgresql://…`.
    public static DatabaseSettings at(
            String url, @Nullable String user, @Nullable String password) {
        return new DatabaseSettings(url, user, password, null);
    }

    /// Whether rows may be there: a database server is asked when it is opened.
    public boolean present() {
        return folder == null || Files.exists(folder.resolve(FILE));
    }

    /// Without the password, and without what follows the name, where a password may be.
    @Override
    public String toString() {
        return url.split("[?;]", 2)[0];
    }
}
