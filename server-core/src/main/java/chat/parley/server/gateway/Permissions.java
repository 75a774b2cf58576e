package chat.parley.server.gateway;

import static chat.parley.server.gateway.Permissions.Who.ADMINISTRATORS;
import static chat.parley.server.gateway.Permissions.Who.ANYBODY;
import static chat.parley.server.gateway.Permissions.Who.BY_ROOM;
import static chat.parley.server.gateway.Permissions.Who.OPERATOR;
import static chat.parley.server.gateway.Permissions.Who.SIGNED_IN;

import chat.parley.model.Refusal;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.WireCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one table of operations: for each command and HTTP call, who may ask for it. An operation
/// without a row is refused. What a person may do in a room depends on rows of the database and is
/// decided by the feature, after it holds the room's lock; the table says the rule in words.
///
/// `docs/permissions.md` is made from it. Any thread; immutable.
public final class Permissions {

    /// Who may ask at all.
    public enum Who {
        /// Without signing in.
        ANYBODY("everybody, without signing in"),
        /// With a valid token.
        SIGNED_IN("everybody signed in"),
        /// With a valid token; the feature decides by the person's part in the room.
        BY_ROOM("by one's part in the room"),
        /// Administrators of the server, looked up at each call.
        ADMINISTRATORS("administrators of the server"),
        /// Whoever reaches the admin port.
        OPERATOR("who reaches the admin port");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        /// As the page says it.
        public String words() {
            return words;
        }
    }

    /// One operation's row.
    ///
    /// @param operation name of the command, or method and path of the call
    /// @param who who may ask
    /// @param rule what the feature demands beyond that, in words; may be empty
    /// @param pace how often a command may come, absent when not limited here
    public record Row(String operation, Who who, String rule, @Nullable Pace pace) {

        private Row at(Pace limit) {
            return new Row(operation, who, rule, limit);
        }
    }

    private static final List<Row> ROWS =
            List.of(
                    row("reauthenticate", SIGNED_IN, "with a token of the same person"),
                    row("createRoom", SIGNED_IN, ""),
                    row("openDirect", SIGNED_IN, "nobody of the set may have blocked the asker"),
                    row("listPublicRooms", SIGNED_IN, ""),
                    row("joinRoom", BY_ROOM, "public room or channel: not banned; other: invited"),
                    row("leaveRoom", BY_ROOM, "member, not of a direct room, not the last owner"),
                    row(
                            "inviteToRoom",
                            BY_ROOM,
                            "member and above; in a channel admin and above;"
                                    + " not who is blocked by the invited"),
                    row(
                            "setRole",
                            BY_ROOM,
                            "admin and above, up to below their own; an owner: owner"),
                    row("removeMember", BY_ROOM, "moderator and above, whom they outrank"),
                    row("ban", BY_ROOM, "admin and above, whom they outrank"),
                    row("unban", BY_ROOM, "admin and above"),
                    row("muteMember", BY_ROOM, "moderator and above, whom they outrank"),
                    row("changeRoom", BY_ROOM, "admin and above; archiving: owner; a group: all"),
                    row(
                            "createInvite",
                            BY_ROOM,
                            "admin and above; without a room: server administrators"),
                    row("acceptInvite", SIGNED_IN, "with a code that is good; not who is banned"),
                    row("revokeInvite", BY_ROOM, "who made it, or who may make one there"),
                    row("deleteRoom", BY_ROOM, "owner"),
                    row("listMembers", BY_ROOM, "guest and above"),
                    row("setRoomPreference", BY_ROOM, "guest and above"),
                    row("sendMessage", BY_ROOM, "member and above, not muted; in a channel admin")
                            .at(Pace.SEND),
                    row("react", BY_ROOM, "member and above, not muted"),
                    row("editMessage", BY_ROOM, "member and above, not muted: one's own")
                            .at(Pace.SEND),
                    row(
                            "deleteMessage",
                            BY_ROOM,
                            "one's own: guest and above; another's: moderator and above, whom they outrank"),
                    row(
                            "restoreMessage",
                            BY_ROOM,
                            "member and above, not muted: one's own that one deleted"),
                    row(
                            "deleteMessagesOf",
                            BY_ROOM,
                            "moderator and above, of somebody whom they outrank"),
                    row("restoreMessagesOf", BY_ROOM, "moderator and above: what one deleted"),
                    row("pin", BY_ROOM, "moderator and above"),
                    row("getHistory", BY_ROOM, "guest and above, from the number one may read"),
                    row("getChanges", BY_ROOM, "guest and above, from the number one may read"),
                    row("listFiles", BY_ROOM, "guest and above, from the number one may read"),
                    row("getMessage", BY_ROOM, "guest and above, from the number one may read"),
                    row("getEdits", BY_ROOM, "guest and above, from the number one may read"),
                    row("listPins", BY_ROOM, "guest and above, from the number one may read"),
                    row("save", BY_ROOM, "guest and above, from the number one may read"),
                    row("listSaved", SIGNED_IN, "one's own, as far as one may read it now"),
                    row("markRead", BY_ROOM, "guest and above"),
                    row("markUnread", BY_ROOM, "guest and above"),
                    row("whyUnread", BY_ROOM, "guest and above"),
                    row("followThread", BY_ROOM, "guest and above"),
                    row("listThreads", SIGNED_IN, "one's own, as far as one may read them now"),
                    row(
                            "getReaders",
                            BY_ROOM,
                            "guest and above, who shows what they read themselves"),
                    row("saveDraft", BY_ROOM, "guest and above"),
                    row("typing", BY_ROOM, "who may send").at(Pace.TYPING),
                    row("setStatus", SIGNED_IN, "one's own"),
                    row(
                                    "search",
                                    BY_ROOM,
                                    "guest and above, in each room from the number one may read")
                            .at(Pace.SEARCH),
                    row("findPeople", SIGNED_IN, ""),
                    row("getPerson", SIGNED_IN, ""),
                    row("block", SIGNED_IN, "anybody but oneself"),
                    row("changeProfile", SIGNED_IN, "one's own"),
                    row("setPreference", SIGNED_IN, "one's own"),
                    row("changePassword", SIGNED_IN, "one's own, with the present one"),
                    row("listSessions", SIGNED_IN, "one's own"),
                    row("endSession", SIGNED_IN, "one's own"),
                    row("report", BY_ROOM, "who may read the message"),
                    row("listReports", SIGNED_IN, "of rooms one moderates; administrators: all"),
                    row("resolveReport", BY_ROOM, "who sees the report and may do the act"),
                    row("listAccounts", ADMINISTRATORS, ""),
                    row("setAccountState", ADMINISTRATORS, "not of the last administrator"),
                    row("setServerRole", ADMINISTRATORS, "not of the last administrator"),
                    row("resetPassword", ADMINISTRATORS, "not one's own"),
                    row("changeServer", ADMINISTRATORS, ""),
                    row("listAudit", ADMINISTRATORS, ""),
                    row("statistics", ADMINISTRATORS, ""),
                    row("GET /api/v1/server", ANYBODY, ""),
                    row("POST /api/v1/accounts", ANYBODY, "by the server's registration"),
                    row("POST /api/v1/sessions", ANYBODY, "with the password"),
                    row("POST /api/v1/sessions/refresh", ANYBODY, "with a refresh token"),
                    row("DELETE /api/v1/sessions/current", SIGNED_IN, "one's own"),
                    row("OPTIONS /api/v1/files", ANYBODY, ""),
                    row("POST /api/v1/files", SIGNED_IN, "within rate and quota"),
                    row("OPTIONS /api/v1/files/{id}/upload", ANYBODY, ""),
                    row("HEAD /api/v1/files/{id}/upload", SIGNED_IN, "one's own"),
                    row("PATCH /api/v1/files/{id}/upload", SIGNED_IN, "one's own"),
                    row("DELETE /api/v1/files/{id}/upload", SIGNED_IN, "one's own, unfinished"),
                    row(
                            "GET /api/v1/files/{id}",
                            BY_ROOM,
                            "who may read a message that carries it; before, its uploader"),
                    row("GET /health/live", OPERATOR, ""),
                    row("GET /health/ready", OPERATOR, ""),
                    row("GET /metrics", OPERATOR, ""));

    private static final Permissions STANDARD = new Permissions(ROWS);

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /// A table with these rows only.
    ///
    /// @throws IllegalArgumentException if two are of one operation
    public Permissions(List<Row> rows) {
        for (Row row : rows) {
            if (this.rows.put(row.operation(), row) != null) {
                throw new IllegalArgumentException("two rows for " + row.operation());
            }
        }
    }

    /// The table of this server.
    public static Permissions standard() {
        return STANDARD;
    }

    /// All rows, in the order of the page.
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /// The row of an operation.
    ///
    /// @param operation name of a command, or method and path of a call, as `GET /api/v1/server`;
    ///   what varies in a path is named in braces
    /// @throws Refusal `FORBIDDEN` if it has none
    public Row of(String operation) {
        Row row = rows.get(operation);
        if (row == null) {
            throw Refusal.forbidden();
        }
        return row;
    }

    /// The row of a command.
    ///
    /// @throws Refusal `FORBIDDEN` if it has none
    Row of(ClientCommand command) {
        return of(WireCodec.nameOf(command));
    }

    /// The pace of a command, absent where it is not limited, or has no row.
    @Nullable Pace paceOf(ClientCommand command) {
        Row row = rows.get(WireCodec.nameOf(command));
        return row == null ? null : row.pace();
    }

    private static Row row(String operation, Who who, String rule) {
        return new Row(operation, who, rule, null);
    }
}
