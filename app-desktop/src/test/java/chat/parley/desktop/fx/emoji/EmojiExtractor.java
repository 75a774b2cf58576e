package chat.parley.desktop.fx.emoji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Makes the bundled emoji files again from their sources, run by hand when a new emoji version
/// comes out.
///
/// Arguments: the unpacked npm packages `emoji-datasource-twitter` and `emojibase-data`, and the
/// folder `src/main/resources/chat/parley/desktop/fx/emoji`. Writes one PNG per column of the 64 px
/// sheet, so that only what is looked at is decoded, and `emoji.tsv`.
public final class EmojiExtractor {

    private static final int CELL = 66;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EmojiExtractor() {}

    public static void main(String[] arguments) throws IOException {
        Path art = Path.of(arguments[0]);
        Path words = Path.of(arguments[1]);
        Path target = Path.of(arguments[2]);
        cutSheet(art.resolve("img/twitter/sheets-256/64.png"), target.resolve("sheet"));
        Files.write(
                target.resolve("emoji.tsv"),
                table(art.resolve("emoji.json"), words.resolve("en/data.json")));
    }

    private static void cutSheet(Path sheet, Path folder) throws IOException {
        Files.createDirectories(folder);
        BufferedImage all = ImageIO.read(sheet.toFile());
        for (int column = 0; column * CELL < all.getWidth(); column++) {
            BufferedImage strip = all.getSubimage(column * CELL, 0, CELL, all.getHeight());
            ImageIO.write(strip, "png", folder.resolve(column + ".png").toFile());
        }
    }

    private static List<String> table(Path emoji, Path words) throws IOException {
        Map<String, Integer> groups = new HashMap<>();
        Map<String, JsonNode> tags = new HashMap<>();
        for (JsonNode entry : JSON.readTree(words.toFile())) {
            tags.put(entry.get("hexcode").asText().replace("-FE0F", ""), entry);
            groups.putIfAbsent(entry.path("group").asText(), groups.size());
        }
        List<JsonNode> entries = new ArrayList<>();
        JSON.readTree(emoji.toFile()).forEach(entries::add);
        entries.sort(Comparator.comparingInt(entry -> entry.get("sort_order").asInt()));
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (!entry.get("has_img_twitter").asBoolean()) {
                continue;
            }
            JsonNode known = tags.get(entry.get("unified").asText().replace("-FE0F", ""));
            lines.add(place(entry) + "\t" + description(entry, known));
            entry.path("skin_variations")
                    .forEach(tone -> {
                        if (tone.get("has_img_twitter").asBoolean()) {
                            lines.add(place(tone));
                        }
                    });
        }
        return lines;
    }

    private static String place(JsonNode entry) {
        String bare =
                entry.get("non_qualified").isNull() ? "" : entry.get("non_qualified").asText();
        return String.join(
                "\t",
                entry.get("unified").asText(),
                bare,
                entry.get("sheet_x").asText(),
                entry.get("sheet_y").asText());
    }

    private static String description(JsonNode entry, @Nullable JsonNode known) {
        String label =
                known == null
                        ? entry.get("name").asText().toLowerCase(Locale.ROOT)
                        : known.get("label").asText();
        Set<String> keywords = new LinkedHashSet<>();
        entry.get("short_names").forEach(name -> keywords.add(name.asText()));
        if (known != null) {
            known.path("tags").forEach(tag -> keywords.add(tag.asText()));
        }
        return entry.get("category").asText() + "\t" + label + "\t" + String.join(" ", keywords);
    }
}
