package chat.parley.packaging;

import chat.parley.desktop.DesktopOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What commands that open windows have in common: with or without a display. Used before JavaFX
/// starts.
final class WindowOptions {

    @Option(
            names = "--headless",
            description = "Draw into memory: neither a display nor GTK is needed.")
    private boolean headless;

    boolean headless() {
        return headless;
    }

    /// Sets JavaFX up.
    ///
    /// @return why no window can be opened here, with what mends it; empty if one can
    Optional<String> prepare() {
        System.setProperty("java.awt.headless", "true");
        // Where JavaFX unpacks its native libraries: with the rest of what Parley keeps, not in a
        // folder of its own.
        if (System.getProperty("javafx.cachedir") == null) {
            System.setProperty(
                    "javafx.cachedir", DesktopOptions.usual().home().resolve("javafx").toString());
        }
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            return Optional.empty();
        }
        return Screen.ofThisMachine().problem();
    }
}
