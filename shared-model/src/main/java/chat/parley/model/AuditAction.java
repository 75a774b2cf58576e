package chat.parley.model;

/// What somebody did by virtue of a role, as the audit log says it.
public enum AuditAction implements Worded {
    ACCOUNT_SUSPENDED("accountSuspended"),
    ACCOUNT_RESTORED("accountRestored"),
    /// The detail is the new role.
    SERVER_ROLE_CHANGED("serverRoleChanged"),
    PASSWORD_RESET("passwordReset"),
    SESSIONS_ENDED("sessionsEnded"),
    /// The detail names what was changed.
    SERVER_CHANGED("serverChanged"),
    MEMBER_REMOVED("memberRemoved"),
    MEMBER_BANNED("memberBanned"),
    MEMBER_UNBANNED("memberUnbanned"),
    MEMBER_MUTED("memberMuted"),
    MEMBER_UNMUTED("memberUnmuted"),
    /// The detail is the new role.
    ROLE_CHANGED("roleChanged"),
    /// The detail names what was changed.
    ROOM_CHANGED("roomChanged"),
    ROOM_ARCHIVED("roomArchived"),
    ROOM_REOPENED("roomReopened"),
    ROOM_DELETED("roomDeleted"),
    INVITE_CREATED("inviteCreated"),
    INVITE_REVOKED("inviteRevoked"),
    /// Another person's message.
    MESSAGE_DELETED("messageDeleted"),
    /// Several messages of one person; the detail is how many.
    MESSAGES_DELETED("messagesDeleted"),
    MESSAGES_RESTORED("messagesRestored"),
    MESSAGE_PINNED("messagePinned"),
    MESSAGE_UNPINNED("messageUnpinned"),
    /// The detail is what was done.
    REPORT_RESOLVED("reportResolved");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static AuditAction of(String word) {
        return Worded.of(AuditAction.class, word);
    }
}
