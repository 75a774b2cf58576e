package chat.parley.server.accounts;

import chat.parley.model.Limits;
import chat.parley.model.Registration;

/// How accounts come to be and how long sessions last.
///
/// @param registration who may make an account without the setup code
/// @param limits rates of sign-ins and new accounts, lifetimes of tokens
public record AccountRules(Registration registration, Limits limits) {}
