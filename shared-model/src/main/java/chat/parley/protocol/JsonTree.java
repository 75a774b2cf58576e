package chat.parley.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads one JSON object strictly into maps, lists, strings, longs, doubles, booleans and [#NULL].
///
/// Any thread; no state. Refused are duplicate keys, too many keys, too deep nesting and anything
/// after the object. Whole numbers that fit a `long` are longs; all other numbers are doubles,
/// which no whole-number field accepts.
final class JsonTree {
    /// What stands for a `null`, which is not the same as an absent field.
    static final Object NULL = new Object();

    static final int MAX_DEPTH = 16;
    private static final int MAX_NAME_LENGTH = 256;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_STRING_LENGTH = 4 * 1024 * 1024;

    /// Without tables of names: names come from strangers, who could fill them.
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNameLength(MAX_NAME_LENGTH)
                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                    .maxStringLength(MAX_STRING_LENGTH)
                                    .build())
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build();

    private JsonTree() {}

    /// Reads the object.
    ///
    /// @param maxKeys how many keys one object may have
    /// @throws IOException if it is no such object
    static Map<String, Object> read(String json, int maxKeys) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            Map<String, Object> object = object(parser, maxKeys);
            if (parser.nextToken() != null) {
                throw new IOException("something after the object");
            }
            return object;
        }
    }

    private static Map<String, Object> object(JsonParser parser, int maxKeys) throws IOException {
        Map<String, Object> object = new HashMap<>();
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            if (object.put(key, value(parser, maxKeys)) != null) {
                throw new IOException("a key twice");
            }
            if (object.size() > maxKeys) {
                throw new IOException("more than " + maxKeys + " keys");
            }
        }
        return object;
    }

    private static List<Object> array(JsonParser parser, int maxKeys) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, maxKeys));
        }
        return array;
    }

    private static Object value(JsonParser parser, int maxKeys) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("ends too early");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, maxKeys);
            case START_ARRAY -> array(parser, maxKeys);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            default -> throw new IOException("no value");
        };
    }

    private static Object number(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> parser.getDoubleValue();
        };
    }
}
