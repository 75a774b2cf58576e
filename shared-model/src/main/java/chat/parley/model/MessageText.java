package chat.parley.model;

/// The rules of a message's text. Any thread; no state.
///
/// Text is stored as it was sent, except that leading blank lines and trailing white space are
/// removed. White space is the Unicode property White_Space; a line ends at each mandatory break of
/// UAX #14.
public final class MessageText {
    /// The longest text in bytes of UTF-8.
    public static final int MAX_BYTES = 16_384;

    private MessageText() {}

    /// The text as it is stored. Doing it twice changes nothing more.
    ///
    /// @param field the name of the field in a refusal
    /// @param mayBeEmpty whether nothing is enough, as with an attachment
    /// @throws Refusal `BAD_FIELD` for a NUL, a lone surrogate or no text, `TOO_LONG` over
    ///   [#MAX_BYTES]
    public static String normalised(String field, String raw, boolean mayBeEmpty) {
        String text = withoutBlankEdges(raw);
        if (text.isEmpty() && !mayBeEmpty) {
            throw Refusal.badField(field, "an empty message");
        }
        if (text.indexOf(0) >= 0) {
            throw Refusal.badField(field, "a NUL in the text");
        }
        if (TextRules.hasLoneSurrogate(text)) {
            throw Refusal.badField(field, "half a surrogate pair in the text");
        }
        if (TextRules.utf8Length(text) > MAX_BYTES) {
            throw Refusal.tooLong(field, "more than " + MAX_BYTES + " bytes");
        }
        return text;
    }

    /// The text of a draft: as it was typed.
    ///
    /// @param field the name of the field in a refusal
    /// @throws Refusal `BAD_FIELD` for a NUL or a lone surrogate, `TOO_LONG` over [#MAX_BYTES]
    public static String unsent(String field, String raw) {
        if (!isWellFormed(raw)) {
            throw Refusal.badField(field, "a NUL or half a surrogate pair");
        }
        if (TextRules.utf8Length(raw) > MAX_BYTES) {
            throw Refusal.tooLong(field, "more than " + MAX_BYTES + " bytes");
        }
        return raw;
    }

    /// Whether a text is one that every part of the system can keep: no NUL and no half surrogate
    /// pair.
    public static boolean isWellFormed(String text) {
        return text.indexOf(0) < 0 && !TextRules.hasLoneSurrogate(text);
    }

    /// Whether a text has this part, whatever the white space in and around both: who quotes what
    /// they see marked gets other line breaks than were sent.
    public static boolean holds(String text, String part) {
        return inOneLine(text).contains(inOneLine(part));
    }

    private static String inOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (TextRules.isWhiteSpace(next)) {
                gap = true;
            } else {
                if (gap && !line.isEmpty()) {
                    line.append(' ');
                }
                gap = false;
                line.append(next);
            }
        }
        return line.toString();
    }

    private static String withoutBlankEdges(String raw) {
        int end = raw.length();
        while (end > 0 && TextRules.isWhiteSpace(raw.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        for (int i = 0; i < end && TextRules.isWhiteSpace(raw.charAt(i)); i++) {
            if (TextRules.endsLine(raw.charAt(i))) {
                start = i + 1;
            }
        }
        return raw.substring(start, end);
    }
}
