/// Tests of the database, and the databases and Redis that other packages and modules test with.
@NullMarked
package chat.parley.server.db;

import org.jspecify.annotations.NullMarked;
