package chat.parley.protocol;

import chat.parley.model.Names;
import chat.parley.model.OperationId;
import org.jspecify.annotations.Nullable;

/// Sets a new password; `old` is absent where there is none yet. Ends one's other sessions. `old`
/// and `new` on the wire.
public record ChangePassword(
        long i,
        OperationId op,
        @Nullable @WireField("old") String oldPassword,
        @WireField("new") String newPassword)
        implements Operation {
    public ChangePassword {
        newPassword = Names.password("new", newPassword);
    }

    /// Without the passwords, so that none gets into a log.
    @Override
    public String toString() {
        return "ChangePassword[i=" + i + ", op=" + op + "]";
    }
}
