package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a message stands among all messages, newest first: by time, then by number, then by id. It
/// never changes, so a page begins where the last one ended whatever arrives meanwhile.
record Place(Instant at, long seq, MessageId message) {

    /// The last millisecond of the year 9999, up to where the databases count alike.
    private static final long LAST = 253_402_300_799_999L;

    /// The place as clients carry it; they need not understand it.
    String cursor() {
        String place = at.toEpochMilli() + " " + seq + " " + message;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    /// The place that a client carried; absent for the beginning.
    ///
    /// @throws Refusal `BAD_FIELD` for what is none
    static @Nullable Place read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String place =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            String[] parts = place.split(" ", -1);
            long at = Long.parseLong(parts[0]);
            long seq = Long.parseLong(parts[1]);
            if (parts.length != 3 || at < 0 || at > LAST || seq < 0) {
                throw bad();
            }
            return new Place(
                    Instant.ofEpochMilli(at), seq, new MessageId(UUID.fromString(parts[2])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            throw bad();
        }
    }

    private static Refusal bad() {
        return Refusal.badField("cursor", "not a place in this search");
    }
}
