package chat.parley.server.matrix;

import java.util.Locale;

/// Those who try, in the order of the columns of the table.
enum Who {
    STRANGER,
    INVITED,
    LEFT,
    KICKED,
    BANNED,
    GUEST,
    MUTED,
    MEMBER,
    MODERATOR,
    ADMIN,
    OWNER,
    /// an administrator of the server who is no member of the room
    ADMINISTRATOR;

    /// As a user name.
    String username() {
        return name().toLowerCase(Locale.ROOT);
    }
}
