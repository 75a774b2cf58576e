package chat.parley.packaging;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that these tests run in: where `./parley` and the documents are.
public final class Checkout {

    private Checkout() {}

    /// Its folder, found by walking up from where the test runs.
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("parley"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder above this test holds ./parley");
        }
        return folder;
    }
}
