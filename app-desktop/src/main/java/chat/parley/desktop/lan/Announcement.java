package chat.parley.desktop.lan;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a host says of itself on the local network. Immutable. Anybody may claim anything: only the
/// server's key proves who it is.
///
/// @param fingerprint its key, or null if it is not encrypted
/// @param registration `open`, `invite` or `closed`
/// @param people how many have accounts there, if it says so
public record Announcement(
        String serverId,
        String name,
        @Nullable String fingerprint,
        String registration,
        OptionalInt people,
        String version) {
    static final String TYPE = "_parley._tcp.local.";

    private static final int LONGEST = 128;

    /// The TXT record.
    Map<String, String> text() {
        Map<String, String> text = new HashMap<>();
        text.put("id", serverId);
        text.put("name", name);
        text.put("reg", registration);
        text.put("v", version);
        if (fingerprint != null) {
            text.put("key", fingerprint);
        }
        people.ifPresent(count -> text.put("people", Integer.toString(count)));
        return text;
    }

    /// Reads a TXT record; what is missing is empty, what is too long is cut.
    static Announcement read(UnaryOperator<@Nullable String> property) {
        String key = property.apply("key");
        return new Announcement(
                word(property.apply("id")),
                word(property.apply("name")),
                key == null || !key.matches("[0-9a-f]{64}") ? null : key,
                word(property.apply("reg")),
                count(property.apply("people")),
                word(property.apply("v")));
    }

    /// Whether it says which server it is. The address of a host may be heard before its TXT
    /// record; such a half announcement is followed by a whole one.
    boolean complete() {
        return !serverId.isEmpty() && !name.isEmpty();
    }

    private static String word(@Nullable String said) {
        if (said == null) {
            return "";
        }
        String plain = said.replaceAll("\\p{C}", "");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static OptionalInt count(@Nullable String said) {
        return said != null && said.matches("[0-9]{1,7}")
                ? OptionalInt.of(Integer.parseInt(said))
                : OptionalInt.empty();
    }
}
