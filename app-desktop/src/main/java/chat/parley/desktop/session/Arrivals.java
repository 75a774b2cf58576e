package chat.parley.desktop.session;

import java.util.ArrayList;
import java.util.List;

/// What happens while pages are on their way: a page was read before it, so that it has to happen
/// to that page once more. Belongs to the FX thread.
final class Arrivals {
    private final List<Runnable> late = new ArrayList<>();
    private int loading;

    /// A page is on its way.
    void begin() {
        loading++;
    }

    /// A page is there, or will never be.
    void end() {
        loading--;
        if (loading == 0) {
            List<Runnable> again = List.copyOf(late);
            late.clear();
            again.forEach(Runnable::run);
        }
    }

    /// Happens now, and once more when the page is there.
    void now(Runnable happening) {
        if (loading > 0) {
            late.add(happening);
        }
        happening.run();
    }
}
