/// Accounts: people, how they sign in, their sessions, profiles and settings.
///
/// Arrows: `accounts -> {db, doorbell}`.
@NullMarked
package chat.parley.server.accounts;

import org.jspecify.annotations.NullMarked;
