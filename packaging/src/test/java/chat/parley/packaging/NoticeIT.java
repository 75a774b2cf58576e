package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// NOTICE names everything that is shipped: the jars that this build has just gathered.
class NoticeIT {

    private static final Set<String> OURS =
            Set.of("shared-model", "server-core", "app-desktop", "packaging");

    @Test
    void everyShippedLibraryIsNamed() throws IOException {
        Set<String> named =
                Files.readAllLines(Checkout.root().resolve("NOTICE")).stream()
                        .map(line -> line.split(" ", 2)[0])
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());

        List<String> unnamed =
                shipped().stream()
                        .filter(jar -> OURS.stream().noneMatch(jar::startsWith))
                        .filter(jar -> named.stream().noneMatch(jar::startsWith))
                        .toList();

        assertThat(unnamed).as("shipped, but not in NOTICE").isEmpty();
    }

    private static List<String> shipped() throws IOException {
        Path app = Path.of(System.getProperty("parley.app"));
        List<String> names = new ArrayList<>(jars(app.resolve("lib")));
        names.addAll(jars(app.resolve("javafx")));
        assertThat(names).hasSizeGreaterThan(20);
        return names;
    }

    private static List<String> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(jar -> String.valueOf(jar.getFileName())).toList();
        }
    }
}
