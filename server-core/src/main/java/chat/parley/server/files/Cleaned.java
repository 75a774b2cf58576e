package chat.parley.server.files;

/// What was seen while a picture was written again without what it tells of its making.
///
/// @param orientation how it must be turned to be seen upright, 1 to 8 as Exif numbers it
/// @param frames how many pictures it says it has
record Cleaned(int orientation, int frames) {

    private static final int UPRIGHT = 1;

    static final Cleaned PLAIN = new Cleaned(UPRIGHT, 1);

    boolean upright() {
        return orientation == UPRIGHT;
    }

    /// Whether width and height change places.
    boolean onItsSide() {
        return orientation >= 5;
    }
}
