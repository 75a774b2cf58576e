package chat.parley.server;

/// Where a server keeps its rows when not in its own data folder.
///
/// @param url a JDBC address of H2 or PostgreSQL
/// @param user the database user, may be empty
/// @param password that user's password, may be empty; never logged
public record Database(String url, String user, String password) {

    /// Without the password.
    @Override
    public String toString() {
        return "Database[" + user + "]";
    }
}
