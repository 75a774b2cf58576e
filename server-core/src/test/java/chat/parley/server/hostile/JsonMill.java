package chat.parley.server.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Makes JSON objects wrong, one way after another, at a place that the dice choose. Owned by one
/// thread.
final class JsonMill {

    /// The ways. A way that does not fit an object changes something else of it.
    enum Way {
        RETYPED,
        NULL,
        MISSING,
        HUGE_TEXT,
        HUGE_LIST,
        NUMBER,
        DOUBLE_KEY,
        DEEP,
        MANY_KEYS,
        SURROGATE,
        NUL,
        ODD_TEXT,
        FOREIGN_ID,
        CUT_OFF,
        TRAILING,
        NO_OBJECT,
        FLIPPED,
        ENUM
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NUMBERS =
            List.of(
                    "-1",
                    "9007199254740992",
                    "1e308",
                    "0.5",
                    "99999999999999999999",
                    "-0.0",
                    "1e400");
    private static final List<String> ODD =
            List.of(
                    "",
                    " ",
                    "\t\n",
                    "\u202e",
                    "a\u0007b",
                    "%",
                    "_",
                    "\\",
                    "'",
                    "\"",
                    "*",
                    "\ufeff",
                    "e\u0301",
                    "\ud83d\udc68\u200d\ud83d\udc69",
                    "-",
                    "\u200b",
                    "null",
                    "$1",
                    "(((");
    private static final List<String> NO_OBJECTS =
            List.of(
                    "",
                    " ",
                    "[]",
                    "7",
                    "\"t\"",
                    "null",
                    "true",
                    "{",
                    "}",
                    "{]",
                    "{'t':1}",
                    "{\"t\"}",
                    "\u0000",
                    "[[[[[[[[[[[[[[[[[[[[",
                    "{\"t\":}",
                    "NaN",
                    "{\"t\":01}",
                    "/**/{}");

    private final Random dice;
    private final List<String> ids;

    /// @param ids what there is that others own, for foreign ids
    JsonMill(Random dice, List<String> ids) {
        this.dice = dice;
        this.ids = ids;
    }

    /// A place in a tree: a field of an object, or an element of an array.
    private record Spot(JsonNode parent, String field, int index, boolean top) {

        /// Whether it is the request number itself.
        boolean number() {
            return top && field.equals("i");
        }

        JsonNode value() {
            return parent instanceof ArrayNode ? parent.get(index) : parent.get(field);
        }

        void put(JsonNode value) {
            if (parent instanceof ArrayNode array) {
                array.set(index, value);
            } else {
                ((ObjectNode) parent).set(field, value);
            }
        }
    }

    /// The object, wrong in this way.
    ///
    /// @param i its request number, -1 where it has none
    Wrong mill(Way way, ObjectNode object, long i) {
        ObjectNode tree = object.deepCopy();
        Spot spot = pick(spots(tree));
        return switch (way) {
            case RETYPED -> {
                spot.put(retyped(spot.value()));
                yield field(way, tree, spot, i);
            }
            case NULL -> {
                spot.put(NODES.nullNode());
                yield field(way, tree, spot, i);
            }
            case NUMBER -> number(tree, i);
            case HUGE_LIST -> hugeList(tree, i);
            case HUGE_TEXT, SURROGATE, NUL, ODD_TEXT, ENUM -> text(way, tree, i);
            case FOREIGN_ID -> foreign(tree, i);
            case MISSING -> missing(tree, i);
            case DEEP -> deep(tree, spot, i);
            default -> raw(way, text(tree));
        };
    }

    private Wrong field(Way way, ObjectNode tree, Spot spot, long i) {
        boolean number = spot.number();
        return new Wrong(way.name(), text(tree), Wrong.FIELD, number ? -1 : i);
    }

    private JsonNode retyped(JsonNode now) {
        List<JsonNode> others =
                List.of(
                        NODES.textNode("x"),
                        NODES.numberNode(7),
                        NODES.booleanNode(true),
                        NODES.arrayNode().add(1),
                        NODES.objectNode().put("a", 1),
                        NODES.arrayNode(),
                        NODES.numberNode(1.5));
        JsonNode other = now;
        while (other.getNodeType() == now.getNodeType()) {
            other = pick(others);
        }
        return other;
    }

    private Wrong number(ObjectNode tree, long i) {
        List<Spot> numbers = spots(tree).stream().filter(spot -> spot.value().isNumber()).toList();
        if (numbers.isEmpty()) {
            return raw(Way.FLIPPED, text(tree));
        }
        Spot spot = pick(numbers);
        String mark = UUID.randomUUID().toString();
        spot.put(NODES.textNode(mark));
        boolean own = spot.number();
        boolean long1 = dice.nextInt(8) == 0;
        String number = long1 ? "9".repeat(150) : pick(NUMBERS);
        return new Wrong(
                "NUMBER " + number,
                text(tree).replace('"' + mark + '"', number),
                long1 ? Wrong.UNREADABLE : Wrong.FIELD,
                own || long1 ? -1 : i);
    }

    private Wrong hugeList(ObjectNode tree, long i) {
        List<Spot> lists =
                spots(tree).stream()
                        .filter(spot -> spot.value() instanceof ArrayNode list && !list.isEmpty())
                        .toList();
        if (lists.isEmpty()) {
            return text(Way.HUGE_TEXT, tree, i);
        }
        ArrayNode list = (ArrayNode) pick(lists).value();
        for (int n = 0; n < 1_200; n++) {
            list.add(list.get(0));
        }
        return new Wrong("HUGE_LIST", text(tree), Wrong.ANY, i);
    }

    private Wrong text(Way way, ObjectNode tree, long i) {
        List<Spot> texts =
                spots(tree).stream()
                        .filter(spot -> spot.value().isTextual() && !spot.field().equals("t"))
                        .toList();
        if (texts.isEmpty()) {
            return raw(Way.DOUBLE_KEY, text(tree));
        }
        Spot spot = pick(texts);
        String now = spot.value().textValue();
        int at = dice.nextInt(now.length() + 1);
        String next =
                switch (way) {
                    case HUGE_TEXT -> "a".repeat(17_000 + dice.nextInt(30_000));
                    case SURROGATE -> now.substring(0, at) + "@surrogate@" + now.substring(at);
                    case NUL -> now.substring(0, at) + "\u0000" + now.substring(at);
                    case ENUM -> now.toUpperCase(Locale.ROOT) + "?";
                    default -> pick(ODD);
                };
        spot.put(NODES.textNode(next));
        String half = dice.nextBoolean() ? "\\ud83d" : "\\udc68";
        return new Wrong(
                way + " " + spot.field(),
                text(tree).replace("@surrogate@", half),
                way == Way.SURROGATE ? Wrong.FIELD : Wrong.ANY,
                i);
    }

    private Wrong foreign(ObjectNode tree, long i) {
        List<Spot> found =
                spots(tree).stream()
                        .filter(spot ->
                                spot.value().isTextual() && spot.value().textValue().length() == 36)
                        .toList();
        if (found.isEmpty()) {
            return text(Way.ODD_TEXT, tree, i);
        }
        Spot spot = pick(found);
        spot.put(NODES.textNode(pick(ids)));
        return new Wrong("FOREIGN_ID " + spot.field(), text(tree), Wrong.ANY, i);
    }

    private Wrong missing(ObjectNode tree, long i) {
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        int gone = 1 + dice.nextInt(Math.max(1, names.size() - 2));
        boolean number = true;
        for (int n = 0; n < gone; n++) {
            String name = names.remove(dice.nextInt(names.size()));
            number &= !name.equals("i");
            tree.remove(name);
        }
        return new Wrong("MISSING", text(tree), Wrong.ANY, number ? i : -1);
    }

    private Wrong deep(ObjectNode tree, Spot spot, long i) {
        int depth = 2 + dice.nextInt(40);
        JsonNode deep = NODES.numberNode(1);
        for (int n = 0; n < depth; n++) {
            deep =
                    dice.nextBoolean()
                            ? NODES.arrayNode().add(deep)
                            : NODES.objectNode().set("a", deep);
        }
        boolean unreadable = depth >= 16;
        if (unreadable || dice.nextBoolean()) {
            tree.set("unknown", deep);
            // Up to the limit a field that nobody knows is skipped.
            Set<String> codes = unreadable ? Wrong.UNREADABLE : Wrong.ANY;
            return new Wrong("DEEP " + depth, text(tree), codes, unreadable ? -1 : i);
        }
        spot.put(deep);
        return new Wrong("DEEP " + depth, text(tree), depth > 11 ? either() : Wrong.FIELD, -2);
    }

    private static Set<String> either() {
        Set<String> codes = new HashSet<>(Wrong.ANY);
        codes.addAll(Wrong.UNREADABLE);
        return codes;
    }

    private Wrong raw(Way way, String json) {
        return switch (way) {
            case DOUBLE_KEY -> {
                String key = "\"%s\":7,".formatted(pick(List.of("t", "i", "x", "")));
                String twice = "{" + key + key + json.substring(1);
                yield new Wrong("DOUBLE_KEY", twice, Wrong.UNREADABLE, -1);
            }
            case MANY_KEYS -> {
                StringBuilder keys = new StringBuilder("{");
                int most = 65 + dice.nextInt(2_000);
                for (int n = 0; n < most; n++) {
                    keys.append("\"k").append(n).append("\":0,");
                }
                yield new Wrong("MANY_KEYS", keys + json.substring(1), Wrong.UNREADABLE, -1);
            }
            case CUT_OFF -> {
                String cut = json.substring(0, dice.nextInt(json.length()));
                if (!cut.isEmpty() && Character.isHighSurrogate(cut.charAt(cut.length() - 1))) {
                    cut = cut.substring(0, cut.length() - 1);
                }
                yield new Wrong("CUT_OFF", cut, Wrong.UNREADABLE, -1);
            }
            case TRAILING ->
                    new Wrong(
                            "TRAILING",
                            json + pick(List.of("x", "}", "{}", ",", "1", "\u0000", "[")),
                            Wrong.UNREADABLE,
                            -1);
            case NO_OBJECT -> new Wrong("NO_OBJECT", pick(NO_OBJECTS), noObject(), -1);
            default -> flipped(json);
        };
    }

    private static Set<String> noObject() {
        return Set.of("BAD_JSON", "BAD_FIELD");
    }

    /// One letter is another one: whatever comes of that.
    private Wrong flipped(String json) {
        int at = dice.nextInt(json.length());
        while (json.charAt(at) > 126) {
            at = dice.nextInt(json.length());
        }
        char other = (char) (32 + dice.nextInt(95));
        Set<String> codes = new HashSet<>(either());
        codes.add("UNKNOWN_COMMAND");
        return new Wrong(
                "FLIPPED", json.substring(0, at) + other + json.substring(at + 1), codes, -2);
    }

    private List<Spot> spots(JsonNode node) {
        return spots(node, true);
    }

    private List<Spot> spots(JsonNode node, boolean top) {
        List<Spot> spots = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> spots.add(new Spot(object, name, 0, top)));
        } else if (node instanceof ArrayNode array) {
            for (int n = 0; n < Math.min(array.size(), 5); n++) {
                spots.add(new Spot(array, "[]", n, false));
            }
        }
        for (Spot spot : List.copyOf(spots)) {
            spots.addAll(spots(spot.value(), false));
        }
        return spots;
    }

    private <T> T pick(List<T> from) {
        return from.get(dice.nextInt(from.size()));
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static String text(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
