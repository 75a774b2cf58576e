package chat.parley.packaging;

import java.util.Optional;

/// How this Parley is called on the command line, for what it tells people to type. No state.
final class CommandName {

    /// Set by `./parley`.
    private static final String LAUNCHER = "parley.launcher";

    /// Set by an image's own launcher.
    private static final String IMAGE = "jpackage.app-path";

    private CommandName() {}

    /// What whoever started this program would type to start it again.
    static String present() {
        return Optional.ofNullable(System.getProperty(LAUNCHER))
                .or(() -> Optional.ofNullable(System.getProperty(IMAGE)))
                .orElse("parley");
    }
}
