package chat.parley.server.hostile;

import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.Golden;
import chat.parley.server.transport.RawClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Makes wrong WebSocket messages: each command of the golden files in each way in which JSON can
/// be wrong, wrong numbers and names, and what is wrong before it is JSON. Owned by one thread.
final class FrameMill {

    private static final int TEXT = RawClient.FIN | RawClient.TEXT;

    /// What is wrong besides the JSON.
    private enum Frame {
        NUMBER,
        NAME,
        OTHER_COMMAND,
        SECOND_HELLO,
        NOT_UTF8,
        PIECES,
        BROKEN
    }

    private static final List<JsonMill.Way> WAYS = List.of(JsonMill.Way.values());
    private static final List<Frame> FRAMES = List.of(Frame.values());

    private static final List<byte[]> NOT_UTF8 =
            List.of(
                    new byte[] {(byte) 0xC3, 0x28},
                    new byte[] {(byte) 0xFF},
                    new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                    new byte[] {(byte) 0xC0, (byte) 0xAF},
                    new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                    new byte[] {(byte) 0xE2, (byte) 0x82, 0x22});

    private final Random dice;
    private final JsonMill json;
    private final List<? extends Class<?>> commands;
    private int turn;

    FrameMill(Random dice, List<String> foreign) {
        this.dice = dice;
        this.json = new JsonMill(dice, foreign);
        this.commands =
                Golden.records().stream().filter(ClientCommand.class::isAssignableFrom).toList();
        this.turn = dice.nextInt(1 << 20);
    }

    /// The next shot.
    ///
    /// @param i the number that comes next on the connection
    Shot next(Prey prey, long i) {
        Class<?> command = commands.get(turn % commands.size());
        int way = turn / commands.size() % (WAYS.size() + FRAMES.size());
        turn++;
        ObjectNode frame = prey.frame(Golden.text(command), i);
        if (way < WAYS.size()) {
            return shot(command, json.mill(WAYS.get(way), frame, i));
        }
        return switch (FRAMES.get(way - WAYS.size())) {
            case NUMBER -> shot(command, number(frame, i));
            case NAME -> shot(command, name(frame, i));
            case OTHER_COMMAND -> {
                String other = nameOf(commands.get(dice.nextInt(commands.size())));
                frame.put("t", other);
                yield shot(command, new Wrong("NOW " + other, JsonMill.text(frame), Wrong.ANY, i));
            }
            case SECOND_HELLO ->
                    shot(
                            command,
                            new Wrong(
                                    "SECOND_HELLO", RawClient.hello("x"), Set.of("CONFLICT"), -1));
            case NOT_UTF8 -> notUtf8(frame);
            case PIECES -> pieces(frame, i);
            case BROKEN -> BrokenFrames.any(dice, JsonMill.text(frame));
        };
    }

    private static String nameOf(Class<?> command) {
        return JsonMill.object(Golden.text(command)).get("t").textValue();
    }

    private static Shot shot(Class<?> command, Wrong wrong) {
        byte[] frame = RawClient.masked(TEXT, wrong.json().getBytes(StandardCharsets.UTF_8));
        return new Shot(about(command, wrong), frame, true, wrong.i(), allowed(wrong));
    }

    private static String about(Class<?> command, Wrong wrong) {
        String shown = wrong.json();
        return "%s %s %s"
                .formatted(
                        command.getSimpleName(),
                        wrong.how(),
                        shown.substring(0, Math.min(400, shown.length())));
    }

    /// With the number that must be named; `typing` is answered only when it is refused.
    private static Set<String> allowed(Wrong wrong) {
        Set<String> allowed = new HashSet<>(wrong.codes());
        if (wrong.codes().contains("ok") && wrong.json().contains("typing")) {
            allowed.add("silent");
        }
        return allowed;
    }

    private Wrong number(ObjectNode frame, long i) {
        return switch (dice.nextInt(7)) {
            case 0 -> new Wrong("OLD i", JsonMill.text(frame.put("i", 1)), Wrong.FIELD, 1);
            case 1 -> new Wrong("FIRST i", JsonMill.text(frame.put("i", 0)), Wrong.FIELD, 0);
            case 2 -> new Wrong("BELOW i", JsonMill.text(frame.put("i", -i)), Wrong.FIELD, -1);
            case 3 -> new Wrong("HUGE i", JsonMill.text(frame.put("i", 1L << 53)), Wrong.FIELD, -1);
            case 4 ->
                    new Wrong(
                            "TEXT i",
                            JsonMill.text(frame.put("i", Long.toString(i))),
                            Wrong.FIELD,
                            -1);
            case 5 -> new Wrong("HALF i", JsonMill.text(frame.put("i", i + 0.5)), Wrong.FIELD, -1);
            default -> {
                frame.remove("i");
                yield new Wrong("NO i", JsonMill.text(frame), Wrong.FIELD, -1);
            }
        };
    }

    private Wrong name(ObjectNode frame, long i) {
        String now = frame.get("t").textValue();
        List<String> others =
                List.of(
                        "",
                        "fly",
                        now.toUpperCase(Locale.ROOT),
                        now + " ",
                        "messagePosted",
                        "ok",
                        "hi",
                        "refused",
                        now + "\u0000",
                        "t".repeat(30_000),
                        "chat.parley.protocol.Hello");
        frame.put("t", others.get(dice.nextInt(others.size())));
        return new Wrong("NAME", JsonMill.text(frame), Set.of("UNKNOWN_COMMAND"), i);
    }

    private Shot notUtf8(ObjectNode frame) {
        // Between two signs of ASCII, so that it can't become part of a good one.
        byte[] good =
                JsonMill.text(frame)
                        .replaceAll("[^\\p{ASCII}]", "?")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] bad = NOT_UTF8.get(dice.nextInt(NOT_UTF8.size()));
        int at = dice.nextInt(good.length);
        ByteBuffer bytes = ByteBuffer.allocate(good.length + bad.length);
        bytes.put(good, 0, at).put(bad).put(good, at, good.length - at);
        return Shot.last(
                "NOT_UTF8 " + Arrays.toString(bad),
                RawClient.masked(TEXT, bytes.array()),
                Set.of("close 1007"));
    }

    /// A bad field in pieces, with pings between them.
    private Shot pieces(ObjectNode frame, long i) {
        frame.putNull("t");
        byte[] whole = JsonMill.text(frame).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        int opcode = RawClient.TEXT;
        int most = 1 + whole.length / 8;
        while (at < whole.length) {
            int to = Math.min(whole.length, at + dice.nextInt(most) + (at == 0 ? 1 : most / 2));
            int fin = to == whole.length ? RawClient.FIN : 0;
            bytes.writeBytes(RawClient.masked(fin | opcode, Arrays.copyOfRange(whole, at, to)));
            if (fin == 0 && dice.nextInt(4) == 0) {
                bytes.writeBytes(
                        RawClient.masked(
                                RawClient.FIN | RawClient.PING,
                                UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)));
            }
            at = to;
            opcode = RawClient.CONTINUATION;
        }
        return new Shot("PIECES " + i, bytes.toByteArray(), true, i, Wrong.FIELD);
    }
}
