package chat.parley.server.files;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.util.Locale;

/// Why an upload is not taken. Its name is kept in the row, so that who asks again hears the same.
enum NotTaken {
    /// What is said to be a picture is broken, so nobody knows what else is in it.
    UNREADABLE(
            RefusalCode.BAD_FIELD,
            "the picture is broken, so the place where it was taken can't be removed:"
                    + " save it anew in a picture program, or pack it into a zip"),
    /// A kind of picture that may tell a place, and nobody here can clean it.
    FOREIGN(
            RefusalCode.BAD_FIELD,
            "the place where it was taken can't be removed from pictures of this format:"
                    + " save it as JPEG, PNG, GIF or WebP, or pack it into a zip"),
    /// Who opens it would pay for it with their memory.
    TOO_LARGE(
            RefusalCode.TOO_LONG,
            "a picture has at most 40 megapixels and 300 frames:"
                    + " make it smaller, or pack it into a zip"),
    /// Who sent it has thought better of it.
    CANCELLED(RefusalCode.NOT_FOUND, "not found");

    private final RefusalCode code;
    private final String text;

    NotTaken(RefusalCode code, String text) {
        this.code = code;
        this.text = text;
    }

    /// What the client hears.
    Refusal refusal() {
        return this == CANCELLED ? Refusal.notFound() : Refusal.of(code, text, SharedFiles.CONTENT);
    }

    /// As it is stored.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NotTaken of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
