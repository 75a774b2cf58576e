package chat.parley.server.accounts;

import chat.parley.model.Limits;
import chat.parley.model.Registration;

/// How accounts come to be and how long sessions last.
///
/// @param server what holds until an administrator changes it
/// @param limits rates of sign-ins and new accounts, lifetimes of tokens
public record AccountRules(ServerRules server, Limits limits) {

    /// With nothing said of the server but this.
    public AccountRules(Registration registration, Limits limits) {
        this(ServerRules.standard("Parley", registration), limits);
    }
}
