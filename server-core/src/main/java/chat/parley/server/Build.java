package chat.parley.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What the build has written into this jar. No state.
final class Build {

    /// The version of the program, such as `0.1.0`.
    static final String VERSION = read();

    private Build() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties of this jar can't be read", e);
        }
        return properties.getProperty("version", "of unknown build");
    }
}
