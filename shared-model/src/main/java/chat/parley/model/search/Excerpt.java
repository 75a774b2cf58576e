package chat.parley.model.search;

import chat.parley.model.Attachment;
import chat.parley.model.ExcerptPart;
import chat.parley.model.Message;
import chat.parley.model.TextRules;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts what is shown of a found message: one line around the first hit, with all hits in it
/// marked. Any thread; no state.
///
/// Nothing that a person sees as one character is ever cut in two.
public final class Excerpt {

    /// About how long an excerpt is, in UTF-16 units.
    private static final int LENGTH = 200;

    /// About how much of it stands before the first hit.
    private static final int LEAD = 60;

    private static final String CUT = "…";

    private Excerpt() {}

    private record Span(int start, int end) {}

    /// The excerpt of a message: of its text if that has a hit or no attachment's name has one,
    /// otherwise of that name.
    ///
    /// @param terms folded
    public static List<ExcerptPart> of(Message message, List<String> terms) {
        String text = oneLine(message.text());
        List<Span> hits = hits(text, terms);
        if (!hits.isEmpty()) {
            return parts(text, hits);
        }
        for (Attachment file : message.attachments()) {
            List<Span> inName = hits(file.name(), terms);
            if (!inName.isEmpty() || text.isEmpty()) {
                return parts(file.name(), inName);
            }
        }
        return parts(text, hits);
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(TextRules.isWhiteSpace(c) ? ' ' : c);
        }
        return line.toString();
    }

    /// Where the terms stand, ascending, without overlap, widened to whole visible characters.
    private static List<Span> hits(String text, List<String> terms) {
        Folded folded = Folded.of(text);
        List<Span> found = new ArrayList<>();
        BreakIterator visible = visible(text);
        for (String term : terms) {
            int from = folded.text().indexOf(term);
            while (from >= 0) {
                int end = from + term.length();
                found.add(
                        new Span(
                                back(visible, folded.startOf(from)),
                                on(visible, folded.endOf(end - 1))));
                from = folded.text().indexOf(term, end);
            }
        }
        found.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return merged(found);
    }

    private static List<Span> merged(List<Span> found) {
        List<Span> merged = new ArrayList<>();
        for (Span span : found) {
            if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static List<ExcerptPart> parts(String text, List<Span> hits) {
        BreakIterator visible = visible(text);
        int lead = hits.isEmpty() ? 0 : Math.max(0, hits.getFirst().start() - LEAD);
        int start = text.length() <= LENGTH ? 0 : back(visible, lead);
        int end = text.length() <= start + LENGTH ? text.length() : on(visible, start + LENGTH);
        List<ExcerptPart> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder(start > 0 ? CUT : "");
        int at = start;
        for (Span hit : hits) {
            if (hit.start() < end) {
                plain.append(text, at, hit.start());
                add(parts, plain, false);
                at = Math.min(hit.end(), end);
                add(parts, new StringBuilder(text.substring(hit.start(), at)), true);
                plain = new StringBuilder();
            }
        }
        plain.append(text, at, end).append(end < text.length() ? CUT : "");
        add(parts, plain, false);
        return parts;
    }

    private static void add(List<ExcerptPart> parts, StringBuilder text, boolean hit) {
        if (!text.isEmpty()) {
            parts.add(new ExcerptPart(text.toString(), hit));
        }
    }

    private static BreakIterator visible(String text) {
        BreakIterator visible = BreakIterator.getCharacterInstance(Locale.ROOT);
        visible.setText(text);
        return visible;
    }

    private static int back(BreakIterator visible, int index) {
        return visible.isBoundary(index) ? index : visible.preceding(index);
    }

    private static int on(BreakIterator visible, int index) {
        return visible.isBoundary(index) ? index : visible.following(index);
    }
}
