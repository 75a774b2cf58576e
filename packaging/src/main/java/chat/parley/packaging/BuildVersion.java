package chat.parley.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version this Parley was built as, with the Java it runs on; what `parley --version` prints.
/// Stateless.
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Parley " + number() + " (Java " + Runtime.version().feature() + ")"};
    }

    /// The version alone, such as `0.1.0`.
    static String number() {
        Properties properties = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties of this jar can't be read", e);
        }
        return properties.getProperty("version", "of unknown build");
    }
}
