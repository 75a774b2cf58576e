package chat.parley.protocol;

import chat.parley.model.InviteCode;
import chat.parley.model.OperationId;

/// Enters a room with a code.
public record AcceptInvite(long i, OperationId op, String code) implements Operation {
    public AcceptInvite {
        code = InviteCode.normalised("code", code);
    }

    /// Without the code, so that it gets into no log.
    @Override
    public String toString() {
        return "AcceptInvite[i=" + i + ", op=" + op + "]";
    }
}
