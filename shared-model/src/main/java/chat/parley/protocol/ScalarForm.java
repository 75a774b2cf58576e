package chat.parley.protocol;

import chat.parley.model.MessageText;
import chat.parley.model.Worded;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// The forms of single values: texts and what is written as a text, numbers, and yes or no.
sealed interface ScalarForm extends ValueForm {
    /// The largest whole number on the wire, which every client can hold exactly.
    long MAX_NUMBER = (1L << 53) - 1;

    /// RFC 3339 knows years of four digits; no database counts as far as Java.
    Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");

    /// See [#FIRST_TIME].
    Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /// RFC 3339 in UTC with milliseconds.
    DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /// Something written as a text. `read` throws [IllegalArgumentException] or [DateTimeException]
    /// for another form.
    record Text(String what, Function<String, Object> parse, Function<Object, String> print)
            implements ScalarForm {
        @Override
        public Object read(Object node) {
            if (node instanceof String text && MessageText.isWellFormed(text)) {
                try {
                    return parse.apply(text);
                } catch (IllegalArgumentException | DateTimeException _) {
                    throw new Misfit("not " + what);
                }
            }
            throw new Misfit("not " + what);
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString(print.apply(value));
        }
    }

    /// A whole number from 0 to `max`; an [Integer] if that is the largest of them, else a [Long].
    record Whole(long max) implements ScalarForm {
        @Override
        public Object read(Object node) {
            if (node instanceof Long number && number >= 0 && number <= max) {
                return max == Integer.MAX_VALUE ? (Object) number.intValue() : number;
            }
            throw new Misfit("not a whole number from 0 to " + max);
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber(((Number) value).longValue());
        }
    }

    /// Any number, written without a fraction where it has none.
    record Fraction() implements ScalarForm {
        @Override
        public Object read(Object node) {
            if (node instanceof Number number) {
                return number.doubleValue();
            }
            throw new Misfit("not a number");
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            double number = ((Number) value).doubleValue();
            if (number == Math.rint(number) && Math.abs(number) <= MAX_NUMBER) {
                out.writeNumber((long) number);
            } else {
                out.writeNumber(number);
            }
        }
    }

    /// Yes or no; no is nothing.
    record YesNo() implements ScalarForm {
        @Override
        public Object read(Object node) {
            if (node instanceof Boolean) {
                return node;
            }
            throw new Misfit("not true or false");
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        public boolean isEmpty(Object value) {
            return value.equals(false);
        }

        @Override
        public Object empty() {
            return false;
        }
    }

    /// A text as it is.
    static ScalarForm string() {
        return new Text("a text", text -> text, value -> (String) value);
    }

    /// A time; finer parts than milliseconds are not written.
    static ScalarForm time() {
        return new Text(
                "a time in UTC", ScalarForm::parseTime, value -> TIME.format((Instant) value));
    }

    private static Instant parseTime(String text) {
        if (!text.endsWith("Z")) {
            throw new DateTimeException("not in UTC");
        }
        Instant time = Instant.parse(text);
        if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
            throw new DateTimeException("a year of more than four digits");
        }
        return time;
    }

    /// A constant by its word.
    static ScalarForm word(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(wordOf(constant), constant);
        }
        return new Text(
                "one of " + constants.keySet().stream().sorted().toList(),
                word -> {
                    Object constant = constants.get(word);
                    if (constant == null) {
                        throw new IllegalArgumentException(word);
                    }
                    return constant;
                },
                ScalarForm::wordOf);
    }

    private static String wordOf(Object constant) {
        return constant instanceof Worded worded ? worded.word() : ((Enum<?>) constant).name();
    }
}
