package chat.parley.desktop;

import chat.parley.desktop.store.AppHome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How the desktop app is started. Immutable.
///
/// @param home the folder that holds everything the app keeps
/// @param open an address or invitation to begin with, as typed or clicked
public record DesktopOptions(Path home, Optional<String> open) {
    private static final String HOME = "--home=";
    private static final String OPEN = "--open=";

    /// The options of somebody who gave none: the home is where `PARLEY_HOME` or the operating
    /// system says.
    public static DesktopOptions usual() {
        return new DesktopOptions(
                AppHome.usual(
                        System.getenv(),
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", "."))),
                Optional.empty());
    }

    /// The same options with another home.
    public DesktopOptions withHome(Path folder) {
        return new DesktopOptions(folder, open);
    }

    /// The same options with an address to begin with.
    public DesktopOptions withOpen(String address) {
        return new DesktopOptions(home, Optional.of(address));
    }

    /// As arguments for the JavaFX launcher.
    List<String> asArguments() {
        String[] arguments = {HOME + home};
        return open.map(address -> List.of(arguments[0], OPEN + address))
                .orElse(List.of(arguments));
    }

    /// What [#asArguments] wrote; what is missing is as usual.
    static DesktopOptions of(List<String> arguments) {
        DesktopOptions options = usual();
        for (String argument : arguments) {
            if (argument.startsWith(HOME)) {
                options = options.withHome(Path.of(argument.substring(HOME.length())));
            } else if (argument.startsWith(OPEN)) {
                options = options.withOpen(argument.substring(OPEN.length()));
            }
        }
        return options;
    }
}
