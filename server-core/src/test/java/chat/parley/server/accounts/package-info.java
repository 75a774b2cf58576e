/// Tests of accounts.
@NullMarked
package chat.parley.server.accounts;

import org.jspecify.annotations.NullMarked;
