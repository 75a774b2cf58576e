package chat.parley.model.search;

import chat.parley.model.MessageText;
import chat.parley.model.Refusal;
import chat.parley.model.TextRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one query from left to right. Used once, by one thread.
final class QueryReader {

    private static final String QUOTES = "\"“”„＂";
    private static final Pattern KEY =
            Pattern.compile("(from|in|has|before|after|on|is)[:：]", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    /// A day has four digits for its year; beyond them neither index can count.
    private static final int LAST_YEAR = 9_999;

    private final String field;
    private final String typed;
    private final List<Term> terms = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private int at;

    QueryReader(String field, String typed) {
        this.field = field;
        this.typed = typed;
    }

    SearchQuery read() {
        if (!MessageText.isWellFormed(typed)) {
            throw bad("a NUL or half a surrogate pair");
        }
        if (typed.codePointCount(0, typed.length()) > SearchQuery.MAX_LENGTH) {
            throw Refusal.tooLong(field, "more than " + SearchQuery.MAX_LENGTH + " characters");
        }
        skipBlanks();
        while (at < typed.length()) {
            part();
            skipBlanks();
        }
        int parts = terms.size() + filters.size();
        if (parts == 0) {
            throw bad("nothing to look for");
        }
        if (parts > SearchQuery.MAX_PARTS) {
            throw Refusal.tooLong(field, "more than " + SearchQuery.MAX_PARTS + " parts");
        }
        return new SearchQuery(terms, filters);
    }

    private void part() {
        boolean excluded = excludes();
        if (excluded) {
            at++;
        }
        Matcher key = KEY.matcher(typed).region(at, typed.length());
        if (key.lookingAt()) {
            at = key.end();
            filters.add(filter(key.group(1).toLowerCase(Locale.ROOT), value(), excluded));
        } else {
            terms.add(new Term(longEnough(value()), excluded));
        }
    }

    /// One dash in front excludes; two are how options of programs begin, and are looked for.
    private boolean excludes() {
        return typed.charAt(at) == '-'
                && at + 1 < typed.length()
                && !blank(at + 1)
                && typed.charAt(at + 1) != '-';
    }

    /// A quoted text, or all up to the next blank.
    private String value() {
        if (at < typed.length() && quote(at)) {
            int start = ++at;
            while (at < typed.length() && !quote(at)) {
                at++;
            }
            if (at == typed.length()) {
                throw bad("a quote without its end");
            }
            return typed.substring(start, at++);
        }
        int start = at;
        while (at < typed.length() && !blank(at)) {
            at++;
        }
        return typed.substring(start, at);
    }

    private String longEnough(String value) {
        String folded = Folded.text(value);
        String core = folded.strip();
        boolean enough =
                core.codePointCount(0, core.length()) >= 2
                        || core.codePoints().anyMatch(Scripts::isCjk);
        if (!enough) {
            throw bad("look for at least two characters");
        }
        return folded;
    }

    private Filter filter(String key, String value, boolean excluded) {
        return switch (key) {
            case "from" -> new Filter.From(name(key, value, "@"), excluded);
            case "in" -> new Filter.In(name(key, value, "#"), excluded);
            case "has" -> new Filter.Has(word(key, value, Filter.Content.class), excluded);
            case "is" -> new Filter.Is(word(key, value, Filter.Mark.class), excluded);
            default -> new Filter.When(side(key), day(key, value), excluded);
        };
    }

    private String name(String key, String value, String sign) {
        String folded = Folded.text(value).strip();
        String name = folded.startsWith(sign) ? folded.substring(1) : folded;
        if (name.isEmpty()) {
            throw bad(key + ": takes a name");
        }
        return name;
    }

    private <E extends Enum<E>> E word(String key, String value, Class<E> words) {
        String folded = Folded.text(value);
        List<String> known = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            String name = word.name().toLowerCase(Locale.ROOT);
            if (name.equals(folded)) {
                return word;
            }
            known.add(name);
        }
        throw bad(key + ": takes one of " + String.join(", ", known));
    }

    private static Filter.Side side(String key) {
        return Filter.Side.valueOf(key.toUpperCase(Locale.ROOT));
    }

    private LocalDate day(String key, String value) {
        try {
            LocalDate day = LocalDate.parse(Folded.text(value), DAY);
            if (day.getYear() >= 1 && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException _) {
            // Said below, as for a day out of all time.
        }
        throw bad(key + ": takes a day like 2026-11-21");
    }

    private void skipBlanks() {
        while (at < typed.length() && blank(at)) {
            at++;
        }
    }

    private boolean blank(int index) {
        return TextRules.isWhiteSpace(typed.charAt(index));
    }

    private boolean quote(int index) {
        return QUOTES.indexOf(typed.charAt(index)) >= 0;
    }

    private Refusal bad(String text) {
        return Refusal.badField(field, text);
    }
}
