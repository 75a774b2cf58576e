package chat.parley.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the Markdown documents below a folder and finds the links in them that lead nowhere.
///
/// @param root the folder; what is built and what git keeps is left out
record Links(Path root) {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");

    /// All documents, as paths relative to the folder.
    List<Path> documents() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes as) {
                        return NOT_OURS.contains(String.valueOf(dir.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes as) {
                        if (file.toString().endsWith(".md")) {
                            found.add(root.relativize(file));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    /// Every link of every document whose file or heading does not exist, as `document: link`.
    List<String> broken() throws IOException {
        return documents().stream()
                .flatMap(document ->
                        targets(document).stream()
                                .filter(target -> !leadsSomewhere(document, target))
                                .map(target -> document + ": " + target))
                .toList();
    }

    /// The links of one document that stay in the checkout.
    List<String> targets(Path document) {
        return LINK.matcher(text(root.resolve(document)))
                .results()
                .map(match -> match.group(1))
                .filter(target -> !ELSEWHERE.matcher(target).matches())
                .toList();
    }

    private boolean leadsSomewhere(Path document, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = root.resolve(document);
        if (!path.isEmpty()) {
            Path folder = file.getParent();
            file = (folder == null ? root : folder).resolve(path).normalize();
        }
        if (!file.startsWith(root) || !Files.exists(file)) {
            return false;
        }
        return hash < 0 || headings(file).contains(target.substring(hash + 1));
    }

    /// A document's headings as the anchors that Git hosts make of them.
    private static Set<String> headings(Path file) {
        return HEADING.matcher(text(file))
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
