package chat.parley.server.http;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.server.files.FileContent;
import chat.parley.server.files.SharedFiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Answers downloads: whole, in part, or not at all when the client has it. Every file is sent as
/// something to be saved, never to be shown or run by a browser. Thread-safe.
final class Downloads {

    private final SharedFiles files;

    Downloads(SharedFiles files) {
        this.files = files;
    }

    /// The answer to one download.
    HttpAnswer answer(PersonId by, FileId id, HttpCall call) {
        FileContent content = files.read(by, id, thumbnail(call.query()));
        Map<String, String> headers = headers(content);
        if (matches(call.header("if-none-match").orElse(""), content)) {
            return new HttpAnswer(304, headers, new byte[0]);
        }
        String asked = call.header("range").orElse("");
        boolean sameAsBefore =
                call.header("if-range").map(tag -> tag.equals(tag(content))).orElse(true);
        ByteRange range =
                sameAsBefore
                        ? ByteRange.of(asked, content.bytes())
                        : ByteRange.whole(content.bytes());
        headers.put("Content-Type", content.type());
        return switch (range.kind()) {
            case WHOLE -> HttpAnswer.file(200, headers, part(content, range));
            case PART -> {
                headers.put("Content-Range", range.header(content.bytes()));
                yield HttpAnswer.file(206, headers, part(content, range));
            }
            case NONE ->
                    new HttpAnswer(416, headers, new byte[0])
                            .with("Content-Range", "bytes */" + content.bytes());
        };
    }

    private HttpAnswer.FilePart part(FileContent content, ByteRange range) {
        return new HttpAnswer.FilePart(files.open(content), range.from(), range.length());
    }

    private static Map<String, String> headers(FileContent content) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ETag", tag(content));
        headers.put("Accept-Ranges", "bytes");
        headers.put("Cache-Control", "private, no-cache");
        headers.put("Content-Disposition", disposition(content.name()));
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    private static String tag(FileContent content) {
        return '"' + content.hash() + '"';
    }

    private static boolean matches(String header, FileContent content) {
        for (String each : header.split(",", -1)) {
            String tag = each.strip();
            if (tag.equals("*") || tag.equals(tag(content)) || tag.equals("W/" + tag(content))) {
                return true;
            }
        }
        return false;
    }

    /// After RFC 6266: a plain name for old clients and the real one in UTF-8.
    private static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9 ._()\\-]", "_");
        String full = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(plain, full.replace("*", "%2A"));
    }

    private static boolean thumbnail(String query) {
        if (query.isEmpty()) {
            return false;
        }
        if (!query.toLowerCase(Locale.ROOT).equals("thumb=" + SharedFiles.THUMBNAIL)) {
            throw Refusal.badField("thumb", "only thumb=" + SharedFiles.THUMBNAIL);
        }
        return true;
    }
}
