package chat.parley.server.http;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Protocol;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Authentication;
import chat.parley.server.accounts.SignedIn;

/// Finds out who asks, by the token in the header. No state.
final class Bearer {

    private Bearer() {}

    /// Who asks.
    ///
    /// @throws Refusal without a token that is valid now
    static SignedIn signedIn(Accounts accounts, HttpCall call) {
        String header = call.header("authorization").orElse("");
        if (!header.regionMatches(true, 0, Protocol.BEARER, 0, Protocol.BEARER.length())) {
            throw Refusal.of(RefusalCode.NOT_SIGNED_IN, "no token");
        }
        return switch (accounts.authenticate(header.substring(Protocol.BEARER.length()).strip())) {
            case SignedIn known -> known;
            case Authentication.Rejected(Authentication.Why why)
                    when why == Authentication.Why.SUSPENDED ->
                    throw Refusal.of(RefusalCode.SUSPENDED, "the account is suspended");
            case Authentication.Rejected _ ->
                    throw Refusal.of(RefusalCode.NOT_SIGNED_IN, "the token is not valid");
        };
    }
}
