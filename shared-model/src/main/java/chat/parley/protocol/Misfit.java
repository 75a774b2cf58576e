package chat.parley.protocol;

/// A value that doesn't fit its field. Gathers the path to the field while it goes up; never leaves
/// the package.
final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final String path;

    Misfit(String why) {
        this(why, "");
    }

    private Misfit(String why, String path) {
        super(why, null, false, false);
        this.why = why;
        this.path = path;
    }

    /// The same, one step further out.
    Misfit under(String step) {
        boolean joined = path.isEmpty() || path.startsWith("[");
        return new Misfit(why, joined ? step + path : step + "." + path);
    }

    String why() {
        return why;
    }

    /// The path, like `replyTo.message` or `people[2]`.
    String path() {
        return path;
    }
}
