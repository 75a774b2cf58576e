package chat.parley.desktop;

/// Writes a key's fingerprint so that two people can compare it aloud. Any thread.
final class Fingerprints {
    private static final int GROUP = 4;

    private Fingerprints() {}

    /// The digits in groups of four.
    static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }
}
