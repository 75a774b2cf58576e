package chat.parley.benchmarks.timeline;

/// A list that can be scrolled to its beginning. JavaFX thread only.
interface Scrolled {

    void scrollUp(double pixels);

    /// Whether there is nothing further up.
    boolean atTop();

    void close();
}
