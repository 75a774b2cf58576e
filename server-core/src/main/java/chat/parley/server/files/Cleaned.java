package chat.parley.server.files;

/// What was seen while a picture was written again without what it tells of its making.
///
/// @param orientation how it must be turned to be seen upright, 1 to 8 as Exif numbers it
/// @param frames how many pictures it has, or says it has
/// @param pixels of the largest surface that any part of it asks for
record Cleaned(int orientation, int frames, long pixels) {

    /// Most pixels of a picture.
    static final long MOST_PIXELS = 40_000_000;

    /// Most frames of a picture.
    static final int MOST_FRAMES = 300;

    private static final int UPRIGHT = 1;

    static final Cleaned PLAIN = new Cleaned(UPRIGHT, 1, 1);

    boolean upright() {
        return orientation == UPRIGHT;
    }

    /// Whether width and height change places.
    boolean onItsSide() {
        return orientation >= 5;
    }

    boolean tooLarge() {
        return pixels > MOST_PIXELS || frames > MOST_FRAMES;
    }
}
