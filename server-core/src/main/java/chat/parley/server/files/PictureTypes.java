package chat.parley.server.files;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What kinds of pictures there are, as far as the place where one was taken goes: those that are
/// cleaned, those that hold no place, and all others. No state.
final class PictureTypes {

    private static final String PICTURE = "image/";

    /// Signatures of the kinds that are cleaned; a dot stands for any byte. They go before whatever
    /// else a file looks like, or a few words at its beginning would spare it the cleaning.
    private static final Map<String, String> CLEANED =
            Map.of(
                    "\u00FF\u00D8\u00FF", "image/jpeg",
                    "\u0089PNG\r\n\u001A\n", "image/png",
                    "GIF87a", "image/gif",
                    "GIF89a", "image/gif",
                    "RIFF....WEBP", "image/webp");

    /// Drawings, scans and icons: no camera writes them, and they have nothing to keep a place in.
    private static final Set<String> PLACELESS =
            Set.of(
                    "image/bmp",
                    "image/vnd.microsoft.icon",
                    "image/icns",
                    "image/svg+xml",
                    "image/cgm",
                    "image/emf",
                    "image/wmf",
                    "image/vnd.dgn",
                    "image/vnd.djvu",
                    "image/vnd.dwg",
                    "image/vnd.dxb",
                    "image/vnd.dxf",
                    "image/vnd.wap.wbmp",
                    "image/vnd.zbrush.dcx",
                    "image/vnd.zbrush.pcx",
                    "image/x-portable-anymap",
                    "image/x-portable-bitmap",
                    "image/x-portable-graymap",
                    "image/x-portable-pixmap",
                    "image/x-tga",
                    "image/x-xbitmap",
                    "image/x-xpixmap");

    /// Brands of the family of HEIF, some of which pass for films.
    private static final Set<String> HEIF_BRANDS =
            Set.of(
                    "avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs",
                    "mif1", "mif2", "msf1", "miaf", "crx ");

    private static final int BRAND = 8;
    private static final String UNKNOWN = "application/octet-stream";

    private PictureTypes() {}

    /// The kind of a picture that is cleaned, by its first bytes; absent for everything else.
    static @Nullable String cleaned(byte[] head) {
        for (Map.Entry<String, String> each : CLEANED.entrySet()) {
            if (begins(head, each.getKey())) {
                return each.getValue();
            }
        }
        return null;
    }

    /// Whether this is a picture that may tell where it was taken, but for the cleaned kinds.
    ///
    /// @param head its first bytes
    /// @param found its type by its content and name
    static boolean mayTellPlace(byte[] head, String found) {
        String plain = found.replaceFirst(";.*", "");
        if (plain.startsWith(PICTURE)) {
            return !PLACELESS.contains(plain);
        }
        return begins(head, "....ftyp") && HEIF_BRANDS.contains(text(head, BRAND, BRAND + 4));
    }

    /// Whether it was offered as a picture of a kind that is cleaned, by its name or its client,
    /// but does not begin like one.
    ///
    /// @param said the type that the client told
    static boolean claimed(String found, String said) {
        return CLEANED.containsValue(found) || (found.equals(UNKNOWN) && said.startsWith(PICTURE));
    }

    private static boolean begins(byte[] head, String signature) {
        if (head.length < signature.length()) {
            return false;
        }
        for (int i = 0; i < signature.length(); i++) {
            char wanted = signature.charAt(i);
            if (wanted != '.' && wanted != (head[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] head, int from, int to) {
        return to > head.length
                ? ""
                : new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
