package chat.parley.desktop.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Where the main window stands and how big it is, in screen pixels, as remembered from one start
/// to the next.
///
/// An immutable value. [#clampedTo] promises a window whose title bar can be reached on the screens
/// that exist now, which matters when a monitor was unplugged in between.
///
/// @param x the left edge
/// @param y the top edge
/// @param width at least [#MIN_WIDTH] after clamping
/// @param height at least [#MIN_HEIGHT] after clamping
/// @param maximized whether the window fills its screen; the other numbers then say where it goes
///   back to
record WindowPlace(double x, double y, double width, double height, boolean maximized) {

    /// The narrowest window in which everything can still be reached.
    static final double MIN_WIDTH = 360;

    /// The lowest window in which everything can still be reached.
    static final double MIN_HEIGHT = 420;

    private static final double USUAL_WIDTH = 1200;
    private static final double USUAL_HEIGHT = 800;

    /// A comfortable window in the middle of `screen`, smaller where the screen is.
    static WindowPlace usualOn(Rectangle2D screen) {
        double width = Math.min(USUAL_WIDTH, screen.getWidth());
        double height = Math.min(USUAL_HEIGHT, screen.getHeight());
        double x = screen.getMinX() + (screen.getWidth() - width) / 2;
        double y = screen.getMinY() + (screen.getHeight() - height) / 2;
        return new WindowPlace(x, y, width, height, false);
    }

    /// Reads what [#encoded] wrote; empty if it is anything else.
    static Optional<WindowPlace> decoded(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            double[] numbers = new double[4];
            for (int i = 0; i < 4; i++) {
                numbers[i] = Double.parseDouble(parts[i]);
                if (!Double.isFinite(numbers[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(
                    new WindowPlace(
                            numbers[0],
                            numbers[1],
                            numbers[2],
                            numbers[3],
                            parts[4].equals("maximized")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// One line for the settings file.
    String encoded() {
        return "%.0f %.0f %.0f %.0f %s"
                .formatted(x, y, width, height, maximized ? "maximized" : "normal");
    }

    /// This place moved and shrunk so that the whole window lies on one of `screens`: the one it
    /// overlaps most, or the first if it touches none.
    WindowPlace clampedTo(List<Rectangle2D> screens) {
        Rectangle2D screen =
                screens.stream()
                        .max(Comparator.comparingDouble(this::overlap))
                        .filter(best -> overlap(best) > 0)
                        .orElse(screens.getFirst());
        double w = Math.clamp(width, Math.min(MIN_WIDTH, screen.getWidth()), screen.getWidth());
        double h = Math.clamp(height, Math.min(MIN_HEIGHT, screen.getHeight()), screen.getHeight());
        return new WindowPlace(
                Math.clamp(x, screen.getMinX(), screen.getMaxX() - w),
                Math.clamp(y, screen.getMinY(), screen.getMaxY() - h),
                w,
                h,
                maximized);
    }

    private double overlap(Rectangle2D screen) {
        double w = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        double h = Math.min(y + height, screen.getMaxY()) - Math.max(y, screen.getMinY());
        return w <= 0 || h <= 0 ? 0 : w * h;
    }
}
