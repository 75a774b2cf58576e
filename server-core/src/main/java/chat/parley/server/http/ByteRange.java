package chat.parley.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes of a file are asked for (RFC 9110, 14.2).
///
/// @param from the first byte
/// @param length how many
record ByteRange(Kind kind, long from, long length) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// What a header means for a file.
    enum Kind {
        /// everything; also where a header asks for something else than one range of bytes
        WHOLE,
        /// some of it
        PART,
        /// nothing that there is
        NONE
    }

    static ByteRange whole(long bytes) {
        return new ByteRange(Kind.WHOLE, 0, bytes);
    }

    /// What a header asks of a file.
    ///
    /// @param header may be empty
    /// @param bytes the length of the file
    static ByteRange of(String header, long bytes) {
        Matcher single = SINGLE.matcher(header.replace(" ", ""));
        if (!single.matches() || (single.group(1).isEmpty() && single.group(2).isEmpty())) {
            return whole(bytes);
        }
        if (single.group(1).isEmpty()) {
            long last = Math.min(bytes, Long.parseLong(single.group(2)));
            return part(bytes - last, bytes - 1, bytes);
        }
        long from = Long.parseLong(single.group(1));
        if (single.group(2).isEmpty()) {
            return part(from, bytes - 1, bytes);
        }
        long to = Long.parseLong(single.group(2));
        // Turned round it is no range, and is not heard.
        return to < from ? whole(bytes) : part(from, Math.min(to, bytes - 1), bytes);
    }

    private static ByteRange part(long from, long to, long bytes) {
        return from > to || from >= bytes
                ? new ByteRange(Kind.NONE, 0, 0)
                : new ByteRange(Kind.PART, from, to - from + 1);
    }

    /// What `Content-Range` says.
    String header(long bytes) {
        return "bytes %d-%d/%d".formatted(from, from + length - 1, bytes);
    }
}
