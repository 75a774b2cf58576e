package chat.parley.benchmarks.torture;

import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.RoomId;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.React;
import chat.parley.protocol.SendMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a bot does next, by its own dice. The bot's thread asks; the thread that listens tells of
/// messages to react to.
final class BotWork {

    private static final List<String> EMOJI = List.of("👍", "🎉", "❤️");
    private static final int REMEMBERED = 40;

    private final String bot;
    private final List<UUID> rooms;
    private final RandomGenerator random;
    private final Map<UUID, List<StoredMessage>> recent = new HashMap<>();
    private final Set<String> reactions = new HashSet<>();
    private int sent;

    BotWork(String bot, List<UUID> rooms, RandomGenerator random) {
        this.bot = bot;
        this.rooms = rooms;
        this.random = random;
        rooms.forEach(room -> recent.put(room, new ArrayList<>()));
    }

    /// A step of the bot.
    sealed interface Step {
        /// Asks for a change; with `cut` it cuts its connection before the answer can come.
        record Change(Intent intent, boolean cut) implements Step {}

        /// Looks at history.
        record Look(LongFunction<? extends ClientCommand> command) implements Step {}
    }

    synchronized Step next() {
        UUID room = rooms.get(random.nextInt(rooms.size()));
        int dice = random.nextInt(100);
        if (dice < 6) {
            return look(room);
        }
        Intent reaction = dice < 20 ? reaction(room) : null;
        return new Step.Change(reaction == null ? saying(room) : reaction, dice >= 97);
    }

    /// Remembers a message that can be reacted to.
    synchronized void heard(UUID room, StoredMessage message) {
        List<StoredMessage> known = recent.get(room);
        if (known != null) {
            known.add(message);
            if (known.size() > REMEMBERED) {
                known.removeFirst();
            }
        }
    }

    private Intent saying(UUID room) {
        sent++;
        int words = 1 + random.nextInt(random.nextInt(20) == 0 ? 300 : 12);
        StringBuilder text = new StringBuilder(bot + " says " + sent + ":");
        for (int i = 0; i < words; i++) {
            text.append(' ').append(Integer.toString(random.nextInt(100_000), 36));
        }
        return new Intent.Send(room, text.toString());
    }

    private @Nullable Intent reaction(UUID room) {
        List<StoredMessage> known = recent.getOrDefault(room, List.of());
        if (known.isEmpty()) {
            return null;
        }
        UUID message = known.get(random.nextInt(known.size())).id();
        String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
        String key = message + emoji;
        boolean on = reactions.add(key);
        if (!on) {
            reactions.remove(key);
        }
        return new Intent.React(room, message, emoji, on);
    }

    private Step look(UUID room) {
        List<StoredMessage> known = recent.getOrDefault(room, List.of());
        Long around =
                known.isEmpty() || random.nextBoolean()
                        ? null
                        : 1 + random.nextLong(known.getLast().seq());
        RoomId id = new RoomId(room);
        int limit = 1 + random.nextInt(100);
        return new Step.Look(i -> new GetHistory(i, id, null, null, around, null, limit));
    }

    /// The command that asks for `intent`, always with the same operation id.
    static LongFunction<ClientCommand> command(UUID op, Intent intent) {
        OperationId id = new OperationId(op);
        RoomId room = new RoomId(intent.room());
        return switch (intent) {
            case Intent.Send send -> i -> SendMessage.plain(i, id, room, send.text());
            case Intent.React react ->
                    i ->
                            new React(
                                    i,
                                    id,
                                    room,
                                    new MessageId(react.message()),
                                    react.emoji(),
                                    react.on());
            case Intent.Enter enter ->
                    throw new IllegalArgumentException("rooms are entered before: " + enter);
        };
    }
}
