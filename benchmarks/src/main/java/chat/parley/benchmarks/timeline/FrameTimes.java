package chat.parley.benchmarks.timeline;

import javafx.application.Platform;
import org.HdrHistogram.Histogram;

/// How long the JavaFX thread is busy with each frame: from its beginning (animation, styles,
/// layout, handing over to the drawing thread and waiting for its last frame) until that thread
/// comes to what was queued next. JavaFX thread only.
final class FrameTimes {

    private final Histogram nanos = new Histogram(3);

    /// Called at the beginning of a frame.
    void begins() {
        long begin = System.nanoTime();
        Platform.runLater(() -> nanos.recordValue(System.nanoTime() - begin));
    }

    long count() {
        return nanos.getTotalCount();
    }

    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
