package chat.parley.server.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Words that stand nowhere else, each with what it was planted as, and the search for them. Any
/// thread.
final class Secrets {

    /// Fields in which people write what is theirs.
    private static final Set<String> FIELDS =
            Set.of(
                    "text",
                    "quote",
                    "reason",
                    "query",
                    "old",
                    "new",
                    "token",
                    "code",
                    "bio",
                    "folder",
                    "value",
                    "topic",
                    "password",
                    "refreshToken",
                    "setupCode",
                    "invite",
                    "device",
                    "cursor");

    private final Random dice;
    private final Map<String, String> planted = new ConcurrentHashMap<>();

    Secrets(long seed) {
        dice = new Random(seed);
    }

    /// A new secret of this kind.
    String plant(String kind) {
        String secret = "zq" + Long.toString(dice.nextLong(1L << 60) | 1L << 59, 36) + "zq";
        return note(kind, secret);
    }

    /// Watches for a secret that the server has made.
    String note(String kind, String secret) {
        planted.put(secret, kind);
        return secret;
    }

    /// Plants a secret in each field of a body that holds one.
    ///
    /// @return the fields
    List<String> plantIn(String kind, ObjectNode body) {
        List<String> fields = new ArrayList<>();
        body.fieldNames()
                .forEachRemaining(name -> {
                    JsonNode value = body.get(name);
                    if (value instanceof ObjectNode inner) {
                        plantIn(kind + "." + name, inner);
                    } else if (value.isTextual() && FIELDS.contains(name)) {
                        fields.add(name);
                    }
                });
        fields.forEach(name -> body.put(name, plant(kind + "." + name)));
        return fields;
    }

    /// What of it stands in a text, by kind.
    Set<String> in(String text) {
        Set<String> found = new TreeSet<>();
        planted.forEach((secret, kind) -> {
            if (text.contains(secret)) {
                found.add(kind);
            }
        });
        return found;
    }

    /// How many there are.
    int count() {
        return planted.size();
    }
}
