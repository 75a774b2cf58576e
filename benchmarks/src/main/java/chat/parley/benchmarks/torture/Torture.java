package chat.parley.benchmarks.torture;

import chat.parley.benchmarks.process.ServerUnderTest;
import chat.parley.benchmarks.wire.AccountDesk;
import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SessionGrant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/// One run: bots talk, the server is killed again and again, the bots settle what is open, the
/// server is killed once more, and then its whole history is checked against the journals.
public final class Torture implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration BACK = Duration.ofSeconds(20);
    private static final int TALK = 3;
    private static final Duration SETTLE = Duration.ofSeconds(90);

    private final Plan plan;
    private final ServerUnderTest server;
    private final RandomGenerator random;
    private final List<Bot.Identity> identities = new ArrayList<>();
    private final List<JournalFile> journals = new ArrayList<>();
    private final List<Bot> bots = new ArrayList<>();
    private final List<UUID> rooms = new ArrayList<>();

    /// How hard a run is.
    ///
    /// @param bots how many people talk
    /// @param rooms how many rooms they all are in
    /// @param kills how often the server is killed while they talk
    /// @param lives how long the server lives between kills
    /// @param seed of the dice, to play a run again
    /// @param folder for the journals
    public record Plan(int bots, int rooms, int kills, Lives lives, long seed, Path folder) {}

    /// How long the server lives between kills, once the bots are talking again.
    ///
    /// Short lives hit starting and catching up; long ones what a database does only after a while,
    /// such as writing into the space of old versions.
    ///
    /// @param longest of the short lives, which end at any moment of it
    /// @param longOnes how many of the kills, the last ones, end a long life
    /// @param longLife what a long life lasts at least; it ends within `longest` after that
    public record Lives(Duration longest, int longOnes, Duration longLife) {

        /// Only short ones.
        public static Lives upTo(Duration longest) {
            return new Lives(longest, 0, Duration.ZERO);
        }

        private long nanos(int kill, int kills, RandomGenerator random) {
            long dice = random.nextLong(longest.toNanos());
            return kill < kills - longOnes ? dice : longLife.toNanos() + dice;
        }
    }

    private Torture(Plan plan, ServerUnderTest server) {
        this.plan = plan;
        this.server = server;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed);
    }

    /// Runs the plan against a server that has been started on empty data.
    ///
    /// @throws TimeoutException if the server does not come back, or does not settle everything
    public static TortureReport run(Plan plan, ServerUnderTest server)
            throws IOException, TimeoutException {
        try (Torture torture = new Torture(plan, server)) {
            return torture.run();
        } catch (IOException e) {
            throw new IOException("the server's last words:\n" + server.process().lastWords(), e);
        }
    }

    private TortureReport run() throws IOException, TimeoutException {
        long begin = System.nanoTime();
        moveIn();
        bots.forEach(Bot::start);
        long open = 0;
        for (int kill = 0; kill < plan.kills; kill++) {
            awaitTalk();
            rest(plan.lives.nanos(kill, plan.kills, random));
            open += openNow();
            server.killAndRestart();
        }
        settle();
        server.killAndRestart();
        List<Finding> findings = HistoryChecker.check(readJournals(), readHistories());
        return new TortureReport(
                findings,
                plan.kills,
                acknowledged(),
                bots.stream().mapToLong(Bot::again).sum(),
                open,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    /// Parking may end early, a long life may not.
    private static void rest(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Waits until the bots are back and at work: a server that nobody uses has nothing to lose.
    private void awaitTalk() {
        long wanted = acknowledged() + (long) TALK * plan.bots;
        long deadline = System.nanoTime() + BACK.toNanos();
        while (acknowledged() < wanted && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private long acknowledged() {
        return bots.stream().mapToLong(Bot::acknowledged).sum();
    }

    private long openNow() {
        return bots.stream().mapToLong(Bot::pendingCount).sum();
    }

    private void moveIn() throws IOException {
        try (AccountDesk desk = new AccountDesk()) {
            for (int i = 0; i < plan.bots; i++) {
                String name = "bot-%02d".formatted(i);
                SessionGrant grant = desk.open(server.port(), name);
                identities.add(new Bot.Identity(name, grant.person().value(), grant.token()));
                journals.add(new JournalFile(file(name)));
                enterRooms(i);
            }
        }
        for (int i = 0; i < plan.bots; i++) {
            RandomGenerator dice =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(random.nextLong());
            bots.add(new Bot(identities.get(i), server::port, rooms, journals.get(i), dice));
        }
    }

    private void enterRooms(int bot) throws IOException {
        JournalFile journal = journals.get(bot);
        try (ChatLink link = ChatLink.open(server.port(), identities.get(bot).token(), CONNECT)) {
            for (int i = 0; i < plan.rooms; i++) {
                OperationId op = new OperationId(UUID.randomUUID());
                RoomEntered entered =
                        i < rooms.size() ? join(link, op, rooms.get(i)) : create(link, op, i);
                UUID room = Objects.requireNonNull(entered.room(), "the room entered").id().value();
                if (i == rooms.size()) {
                    rooms.add(room);
                }
                long seq = Objects.requireNonNull(entered.seq(), "the number of the entry");
                journal.note(new Note.Intended(op.value(), new Intent.Enter(room)));
                journal.note(new Note.Acknowledged(op.value(), seq, null, entered.again()));
            }
        }
    }

    private static RoomEntered join(ChatLink link, OperationId op, UUID room) throws IOException {
        return link.call(RoomEntered.class, i -> new JoinRoom(i, op, new RoomId(room)));
    }

    private static RoomEntered create(ChatLink link, OperationId op, int number)
            throws IOException {
        return link.call(
                RoomEntered.class,
                i -> new CreateRoom(i, op, RoomKind.PUBLIC, "Room " + number, null, List.of()));
    }

    private void settle() {
        bots.forEach(Bot::drain);
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (!bots.stream().allMatch(Bot::settled) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
        }
        for (Bot bot : bots) {
            bot.stop();
        }
        // What is still open now becomes a finding of the checker.
    }

    private List<BotJournal> readJournals() {
        return identities.stream()
                .map(who -> JournalFile.read(who.name(), who.person(), file(who.name())))
                .toList();
    }

    private List<RoomHistory> readHistories() throws IOException {
        try (ChatLink link = ChatLink.open(server.port(), identities.getFirst().token(), CONNECT)) {
            Map<UUID, Long> heads =
                    link.ready().stream()
                            .flatMap(page -> page.rooms().stream())
                            .collect(
                                    Collectors.toMap(room -> room.id().value(), RoomSummary::head));
            List<RoomHistory> histories = new ArrayList<>();
            for (UUID room : rooms) {
                histories.add(readHistory(link, room, heads.getOrDefault(room, 0L)));
            }
            return histories;
        }
    }

    private static RoomHistory readHistory(ChatLink link, UUID room, long head) throws IOException {
        List<StoredMessage> messages = new ArrayList<>();
        Map<UUID, Map<String, Set<UUID>>> reactions = new HashMap<>();
        long after = 0;
        while (true) {
            long from = after;
            HistoryPage page =
                    link.call(
                            HistoryPage.class,
                            i -> new GetHistory(i, new RoomId(room), null, from, null, null, 100));
            if (page.items().isEmpty()) {
                return new RoomHistory(room, head, messages, reactions);
            }
            for (Message message : page.items()) {
                messages.add(Bot.stored(message));
                reactions.put(message.id().value(), reactions(message));
            }
            after = page.items().getLast().seq();
        }
    }

    private static Map<String, Set<UUID>> reactions(Message message) {
        Map<String, Set<UUID>> byEmoji = new HashMap<>();
        for (Reaction reaction : message.reactions()) {
            Set<UUID> people =
                    reaction.people().stream().map(PersonId::value).collect(Collectors.toSet());
            byEmoji.computeIfAbsent(reaction.emoji(), _ -> new HashSet<>()).addAll(people);
        }
        return byEmoji;
    }

    private Path file(String bot) {
        return plan.folder.resolve(bot + ".journal");
    }

    @Override
    public void close() {
        for (Bot bot : bots) {
            bot.stop();
        }
        journals.forEach(JournalFile::close);
    }
}
