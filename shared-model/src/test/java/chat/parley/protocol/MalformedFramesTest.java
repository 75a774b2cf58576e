package chat.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Frames broken in every way a generator can think of: the decoder answers each with a listed
/// code, and never fails.
final class MalformedFramesTest {
    private static final int FRAMES = 20_000;

    private static final Set<RefusalCode> LISTED =
            Set.of(
                    RefusalCode.BAD_JSON,
                    RefusalCode.BAD_FIELD,
                    RefusalCode.UNKNOWN_COMMAND,
                    RefusalCode.TOO_LONG);

    private static final String[] VALUES = {
        "null",
        "true",
        "-1",
        "0",
        "1e400",
        "1.5",
        "9007199254740992",
        "123456789012345678901234567890",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"x\"",
        "[]",
        "{}",
        "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
        "{\"a\":{\"a\":{}}}",
        "[null]",
        "nul",
        "'x'",
        "\"\\x\"",
        "\u2028",
        "\uFEFF"
    };

    private final WireCodec codec = new WireCodec();
    private final Random random = new Random(20261121);

    @Test
    void survivesThemAllWithListedCodes() {
        List<byte[]> seeds = new ArrayList<>();
        for (Class<?> type : Golden.records()) {
            if (ClientFrame.class.isAssignableFrom(type)) {
                seeds.add(codec.write(Golden.client(type.asSubclass(ClientFrame.class))));
            }
        }
        Map<RefusalCode, Integer> answers = new EnumMap<>(RefusalCode.class);
        int refused = 0;
        for (int n = 0; n < FRAMES; n++) {
            byte[] frame = broken(seeds.get(random.nextInt(seeds.size())));
            if (codec.readClientFrame(frame, WireCodec.MAX_FRAME_BYTES)
                    instanceof Decoded.Faulty(Refused answer)) {
                answers.merge(answer.code(), 1, Integer::sum);
                refused++;
            }
        }
        assertThat(answers.keySet()).isSubsetOf(LISTED);
        assertThat(answers.keySet())
                .contains(RefusalCode.BAD_JSON, RefusalCode.BAD_FIELD, RefusalCode.UNKNOWN_COMMAND);
        assertThat(refused).as("broken ones among " + FRAMES).isGreaterThan(FRAMES * 2 / 3);
    }

    private byte[] broken(byte[] seed) {
        String text = new String(seed, StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(seed);
            case 1 ->
                    text.substring(0, random.nextInt(text.length()))
                            .getBytes(StandardCharsets.UTF_8);
            case 2 -> spliced(text, text.substring(random.nextInt(text.length())));
            case 3, 4 -> withOtherValue(text);
            case 5 ->
                    text.replaceFirst("\"t\":\"", "\"t\":\"" + (char) ('a' + random.nextInt(26)))
                            .getBytes(StandardCharsets.UTF_8);
            case 6 -> spliced(text, VALUES[random.nextInt(VALUES.length)]);
            default -> noise();
        };
    }

    private byte[] flipped(byte[] seed) {
        byte[] frame = seed.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
        }
        return frame;
    }

    private byte[] spliced(String text, String piece) {
        int at = random.nextInt(text.length());
        return (text.substring(0, at) + piece + text.substring(at))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] withOtherValue(String text) {
        List<Integer> colons = new ArrayList<>();
        for (int at = text.indexOf("\":"); at >= 0; at = text.indexOf("\":", at + 1)) {
            colons.add(at + 2);
        }
        int from = colons.get(random.nextInt(colons.size()));
        int to = text.indexOf(",\"", from) < 0 ? text.length() - 1 : text.indexOf(",\"", from);
        return (text.substring(0, from)
                        + VALUES[random.nextInt(VALUES.length)]
                        + text.substring(to))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise() {
        byte[] frame = new byte[random.nextInt(60)];
        random.nextBytes(frame);
        return frame;
    }
}
