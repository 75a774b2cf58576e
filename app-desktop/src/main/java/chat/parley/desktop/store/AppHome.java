package chat.parley.desktop.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/// The folder that holds everything this app keeps; readable by its owner only, where the file
/// system can say so. Immutable.
public record AppHome(Path directory) {

    /// Opens the folder, making it if it is missing.
    ///
    /// @throws StoreFault if it cannot be made
    public static AppHome at(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        makePrivate(absolute);
        return new AppHome(absolute);
    }

    /// Where the folder is if nobody says otherwise: `PARLEY_HOME`, else the operating system's
    /// usual place.
    ///
    /// @param environment as of `System.getenv()`
    /// @param os as of the system property `os.name`
    /// @param userHome as of the system property `user.home`
    public static Path usual(Map<String, String> environment, String os, Path userHome) {
        String said = environment.get("PARLEY_HOME");
        if (said != null && !said.isBlank()) {
            return Path.of(said);
        }
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            String local = environment.get("LOCALAPPDATA");
            return local == null ? userHome.resolve("Parley") : Path.of(local, "Parley");
        }
        if (system.contains("mac")) {
            return userHome.resolve("Library/Application Support/Parley");
        }
        String data = environment.get("XDG_DATA_HOME");
        return data == null || data.isBlank()
                ? userHome.resolve(".local/share/parley")
                : Path.of(data, "parley");
    }

    /// A folder inside, made if it is missing, as private as the home itself.
    public Path folder(String name) {
        Path inside = directory.resolve(name);
        makePrivate(inside);
        return inside;
    }

    private static void makePrivate(Path path) {
        try {
            Files.createDirectories(path);
            if (posix()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new StoreFault("Cannot use the folder " + path + ": " + e.getMessage(), e);
        }
    }

    static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
