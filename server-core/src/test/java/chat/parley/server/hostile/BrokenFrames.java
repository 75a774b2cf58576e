package chat.parley.server.hostile;

import chat.parley.server.transport.RawClient;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/// What breaks the rules of RFC 6455, and the close code that each breach is listed with. No state.
final class BrokenFrames {

    private static final Set<String> BROKEN = Set.of("close 1002");
    private static final Set<String> TOO_LARGE = Set.of("close 1009");
    private static final Set<String> GONE =
            Set.of("gone", "close 1000", "close 1002", "close 1005");

    private static final List<BiFunction<Random, byte[], Shot>> ALL =
            List.of(
                    (_, json) -> shot("UNMASKED", unmasked(json), BROKEN),
                    (dice, json) ->
                            shot(
                                    "RESERVED BIT",
                                    RawClient.masked(0x81 | (0x10 << dice.nextInt(3)), json),
                                    BROKEN),
                    (dice, json) ->
                            shot(
                                    "OPCODE",
                                    RawClient.masked(
                                            0x80 | (dice.nextBoolean() ? 3 : 11) + dice.nextInt(5),
                                            new byte[3]),
                                    BROKEN),
                    (_, json) ->
                            shot(
                                    "BINARY",
                                    RawClient.masked(RawClient.FIN | RawClient.BINARY, json),
                                    Set.of("close 1003")),
                    (_, _) -> shot("LENGTH BELOW ZERO", length(0xFFL << 56), BROKEN),
                    (dice, _) ->
                            shot(
                                    "LENGTH",
                                    length(65_537L + dice.nextLong(Long.MAX_VALUE - 65_537)),
                                    TOO_LARGE),
                    (dice, _) ->
                            shot(
                                    "WHOLE AND TOO LARGE",
                                    RawClient.masked(0x81, new byte[65_537 + dice.nextInt(5_000)]),
                                    TOO_LARGE),
                    (_, json) ->
                            shot(
                                    "NOTHING TO CONTINUE",
                                    RawClient.masked(RawClient.FIN, json),
                                    BROKEN),
                    (_, json) ->
                            shot(
                                    "TEXT IN A TEXT",
                                    both(RawClient.masked(1, json), RawClient.masked(0x81, json)),
                                    BROKEN),
                    (_, _) -> shot("PING IN PIECES", RawClient.masked(9, new byte[2]), BROKEN),
                    (_, _) -> shot("LONG PING", RawClient.masked(0x89, new byte[126]), BROKEN),
                    (_, _) ->
                            shot("CLOSE OF ONE BYTE", RawClient.masked(0x88, new byte[1]), BROKEN),
                    (_, json) -> shot("TOO MANY PIECES", tooMany(json), Set.of("close 1008")),
                    (dice, _) -> close(dice),
                    (dice, json) -> endsEarly(dice, json));

    private BrokenFrames() {}

    /// One of them.
    static Shot any(Random dice, String json) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        return ALL.get(dice.nextInt(ALL.size())).apply(dice, payload);
    }

    private static Shot shot(String what, byte[] bytes, Set<String> allowed) {
        return Shot.last(what, bytes, allowed);
    }

    private static byte[] unmasked(byte[] json) {
        int length = Math.min(125, json.length);
        return ByteBuffer.allocate(length + 2)
                .put((byte) 0x81)
                .put((byte) length)
                .put(json, 0, length)
                .array();
    }

    private static byte[] length(long length) {
        return ByteBuffer.allocate(14).put((byte) 0x81).put((byte) 0xFF).putLong(length).array();
    }

    private static byte[] tooMany(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int n = 0; n < 70; n++) {
            bytes.writeBytes(RawClient.masked(n == 0 ? 1 : 0, new byte[] {json[n % json.length]}));
        }
        return bytes.toByteArray();
    }

    /// A close that says something forbidden is answered, with whatever fits it.
    private static Shot close(Random dice) {
        short[] codes = {0, 999, 1004, 1005, 1006, 1015, 2999, (short) 5000, (short) 65_535};
        byte[] reason = dice.nextBoolean() ? new byte[] {(byte) 0xFF} : new byte[0];
        byte[] payload =
                ByteBuffer.allocate(2 + reason.length)
                        .putShort(codes[dice.nextInt(codes.length)])
                        .put(reason)
                        .array();
        return shot(
                "CLOSE",
                RawClient.masked(0x88, payload),
                Set.of("close 1000", "close 1002", "close 1005", "close 1007", "gone"));
    }

    /// A frame of which the rest never comes, since the client says that it is done.
    private static Shot endsEarly(Random dice, byte[] json) {
        byte[] frame = RawClient.masked(0x81, json);
        byte[] part = new byte[1 + dice.nextInt(frame.length - 1)];
        System.arraycopy(frame, 0, part, 0, part.length);
        return shot("ENDS EARLY", part, GONE);
    }

    private static byte[] both(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }
}
