package chat.parley.benchmarks.torture;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.RoomId;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rooms kept in one file, a line a change; callers hold the server's lock. With
/// [PlantedFault#ACKS_BEFORE_COMMIT] lines wait in memory until [#flush].
final class FakeStore {

    private final PlantedFault fault;
    private final Writer file;
    private final List<String> unwritten = new ArrayList<>();
    private final Map<UUID, Room> rooms = new LinkedHashMap<>();
    private final Map<UUID, Change> byOp = new HashMap<>();

    /// A change of a room as it is stored; `text` says what kind it is.
    record Change(
            UUID room, long seq, UUID person, UUID op, String kind, UUID subject, String text) {

        String line() {
            return String.join(
                    "\t",
                    room.toString(),
                    Long.toString(seq),
                    person.toString(),
                    op.toString(),
                    kind,
                    subject.toString(),
                    text);
        }

        static Change parse(String line) {
            String[] f = line.split("\t", -1);
            UUID room = UUID.fromString(f[0]);
            UUID person = UUID.fromString(f[2]);
            UUID op = UUID.fromString(f[3]);
            return new Change(
                    room, Long.parseLong(f[1]), person, op, f[4], UUID.fromString(f[5]), f[6]);
        }
    }

    /// The present state of a room.
    private static final class Room {
        private long head;
        private final Map<UUID, Change> messages = new LinkedHashMap<>();
        private final Map<UUID, Map<String, Set<UUID>>> reactions = new HashMap<>();
    }

    FakeStore(Path folder, PlantedFault fault) throws IOException {
        this.fault = fault;
        Files.createDirectories(folder);
        Path path = folder.resolve("changes");
        if (Files.exists(path)) {
            for (String line : wholeLines(path)) {
                apply(Change.parse(line));
            }
        }
        file =
                Files.newBufferedWriter(
                        path,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
    }

    /// What was written to its end. A process killed in the middle of a write leaves a torn last
    /// line, which nobody was answered for; it is cut off, so that the next change starts a line of
    /// its own.
    private static List<String> wholeLines(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    Set<UUID> rooms() {
        return rooms.keySet();
    }

    long head(UUID room) {
        Room known = rooms.get(room);
        return known == null ? 0 : known.head;
    }

    @Nullable Change stored(UUID op) {
        return byOp.get(op);
    }

    boolean hasMessage(UUID room, UUID message) {
        Room known = rooms.get(room);
        return known != null && known.messages.containsKey(message);
    }

    Change add(UUID room, UUID person, UUID op, String kind, UUID subject, String text)
            throws IOException {
        Change change = new Change(room, head(room) + 1, person, op, kind, subject, text);
        apply(change);
        unwritten.add(change.line());
        if (fault != PlantedFault.ACKS_BEFORE_COMMIT) {
            flush();
        }
        return change;
    }

    void flush() throws IOException {
        for (String line : unwritten) {
            file.write(line + "\n");
        }
        file.flush();
        unwritten.clear();
    }

    private void apply(Change change) {
        Room room = rooms.computeIfAbsent(change.room, _ -> new Room());
        room.head = change.seq;
        if (fault != PlantedFault.FORGETS_OPERATIONS) {
            byOp.put(change.op, change);
        }
        switch (change.kind) {
            case "message" -> room.messages.put(change.subject, change);
            case "on" -> reactors(room, change).add(change.person);
            case "off" -> reactors(room, change).remove(change.person);
            default -> {
                // Entering a room changes nothing that anybody reads here.
            }
        }
    }

    private static Set<UUID> reactors(Room room, Change change) {
        return room.reactions
                .computeIfAbsent(change.subject, _ -> new HashMap<>())
                .computeIfAbsent(change.text, _ -> new LinkedHashSet<>());
    }

    List<Message> messages(UUID room) {
        Room known = rooms.get(room);
        return known == null
                ? List.of()
                : known.messages.values().stream().map(change -> message(known, change)).toList();
    }

    Message message(Change change) {
        return message(rooms.getOrDefault(change.room, new Room()), change);
    }

    private static Message message(Room room, Change change) {
        List<Reaction> reactions = new ArrayList<>();
        room.reactions
                .getOrDefault(change.subject, Map.of())
                .forEach((emoji, people) -> add(reactions, emoji, people));
        return Message.plain(
                        new MessageId(change.subject),
                        new RoomId(change.room),
                        change.seq,
                        new PersonId(change.person),
                        Instant.EPOCH,
                        change.text)
                .withReactions(reactions, change.seq);
    }

    private static void add(List<Reaction> reactions, String emoji, Set<UUID> people) {
        if (!people.isEmpty()) {
            List<PersonId> ids = new HashSet<>(people).stream().map(PersonId::new).toList();
            reactions.add(new Reaction(emoji, people.size(), ids));
        }
    }
}
