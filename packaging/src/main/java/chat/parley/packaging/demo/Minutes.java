package chat.parley.packaging.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is written down while the play goes on: its steps, what was typed, and pictures. Used on
/// the demo's thread.
final class Minutes {
    private final Optional<Path> pictures;
    private final PrintWriter out;
    private final Map<String, List<Line>> typed = new LinkedHashMap<>();
    private int pictureNumber;

    /// @param pictures where screenshots go, if any are wanted
    /// @param out gets a line for each step
    Minutes(Optional<Path> pictures, PrintWriter out) {
        this.pictures = pictures;
        this.out = out;
    }

    boolean hasPictures() {
        return pictures.isPresent();
    }

    void step(String what) {
        out.println("  " + what);
        out.flush();
    }

    void typed(Participant person, String room, String text) {
        typed.computeIfAbsent(room, _ -> new ArrayList<>()).add(Line.of(person.name(), text));
    }

    /// What was typed in each room, in order.
    Map<String, List<Line>> typed() {
        return typed;
    }

    void picture(Participant person, String name) throws IOException, InterruptedException {
        if (pictures.isPresent()) {
            pictureNumber++;
            Path file = pictures.get().resolve("%02d-%s.png".formatted(pictureNumber, name));
            Files.createDirectories(pictures.get());
            person.picture(file);
        }
    }
}
