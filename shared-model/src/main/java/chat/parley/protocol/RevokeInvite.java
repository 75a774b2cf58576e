package chat.parley.protocol;

import chat.parley.model.InviteCode;
import chat.parley.model.OperationId;

/// Ends a code; who came in with it stays.
public record RevokeInvite(long i, OperationId op, String code) implements Operation {
    public RevokeInvite {
        code = InviteCode.normalised("code", code);
    }

    /// Without the code, so that it gets into no log.
    @Override
    public String toString() {
        return "RevokeInvite[i=" + i + ", op=" + op + "]";
    }
}
