package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomListing;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.PublicRoomPage;
import chat.parley.server.db.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The list of rooms that everybody may join. Thread-safe; blocks on the database.
final class PublicRooms {

    private static final int PAGE = 50;

    private final Database database;

    PublicRooms(Database database) {
        this.database = database;
    }

    /// A page of the list by name, without rooms that the person is banned from.
    PublicRoomPage list(PersonId by, ListPublicRooms command) {
        Integer asked = command.limit();
        int limit = asked == null ? PAGE : asked;
        RoomSql.Cursor after = cursor(command.after());
        List<RoomListing> rows =
                database.read(handle ->
                        RoomSql.listed(handle, by, part(command.query()), after, limit + 1));
        boolean more = rows.size() > limit;
        List<RoomListing> page = more ? rows.subList(0, limit) : rows;
        return new PublicRoomPage(page, more, more ? next(page.getLast()) : null);
    }

    private static String part(@Nullable String query) {
        String part = query == null ? "" : RoomSql.nameKey(query.strip());
        if (part.indexOf(0) >= 0) {
            throw Refusal.badField("query", "a NUL in the query");
        }
        return part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static String next(RoomListing last) {
        String place = last.id() + RoomSql.nameKey(last.name());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static RoomSql.Cursor cursor(@Nullable String after) {
        if (after == null) {
            return new RoomSql.Cursor("", new UUID(0, 0));
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            String key = place.substring(36);
            if (key.indexOf(0) >= 0) {
                throw new IllegalArgumentException("a NUL in the cursor");
            }
            return new RoomSql.Cursor(key, UUID.fromString(place.substring(0, 36)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
            throw Refusal.badField("after", "not a place in this list");
        }
    }
}
