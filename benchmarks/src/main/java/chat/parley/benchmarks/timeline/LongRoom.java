package chat.parley.benchmarks.timeline;

import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.CacheChange;
import chat.parley.desktop.store.CachedRoom;
import chat.parley.desktop.store.RoomCache;
import chat.parley.model.Level;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.Reaction;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A room with many messages of varying height, in the app's own store on this disk. The same seed
/// gives the same room.
final class LongRoom {

    private static final int BATCH = 1000;
    private static final Instant BEGIN = Instant.parse("2026-01-01T08:00:00Z");
    private static final List<String> WORDS =
            List.of(
                    "the",
                    "boat",
                    "leaves",
                    "at",
                    "nine",
                    "and",
                    "somebody",
                    "has",
                    "to",
                    "bring",
                    "a",
                    "second",
                    "transducer",
                    "because",
                    "yesterday's",
                    "soundings",
                    "were",
                    "wrong",
                    "👍",
                    "https://example.org/log/4?line=3",
                    "measurements",
                    "☀️",
                    "ok",
                    "wind");

    /// Who keeps it.
    static final Account ACCOUNT = new Account("benchmark", new PersonId(new UUID(7, 0)));

    private final Random random = new Random(42);
    private final List<Person> people = new ArrayList<>();
    private final RoomId id = new RoomId(new UUID(7, 1));
    private final List<String> texts = new ArrayList<>();

    /// Writes `count` messages.
    LongRoom(AppHome home, int count) {
        for (int i = 0; i < 7; i++) {
            PersonId person = i == 0 ? ACCOUNT.person() : new PersonId(new UUID(8, i));
            people.add(Person.named(person, "person" + i, "Person " + i, Presence.ONLINE));
        }
        try (RoomCache cache = RoomCache.open(home, ACCOUNT, Clock.systemUTC())) {
            cache.keep(people);
            cache.begin(new CachedRoom(summary(0), 0, Instant.EPOCH, false));
            for (int from = 1; from <= count; from += BATCH) {
                List<CacheChange> changes = new ArrayList<>();
                int to = Math.min(count, from + BATCH - 1);
                for (int seq = from; seq <= to; seq++) {
                    changes.add(new CacheChange.Put(message(seq)));
                }
                cache.apply(new CachedRoom(summary(to), to, Instant.EPOCH, false), changes);
            }
        }
    }

    RoomId id() {
        return id;
    }

    /// What was said, oldest first.
    List<String> texts() {
        return texts;
    }

    private Message message(int seq) {
        String text = text(seq);
        texts.add(text);
        Person author = people.get(seq / 4 % people.size());
        Instant at = BEGIN.plusSeconds(seq * 97L);
        Message message =
                Message.plain(new MessageId(new UUID(9, seq)), id, seq, author.id(), at, text);
        return seq % 11 == 0 ? message.withReactions(reactions(), seq) : message;
    }

    /// Most are short, some are long, a few have many lines.
    private String text(int seq) {
        StringBuilder text = new StringBuilder("Message " + seq + ":");
        int words = random.nextInt(10) == 0 ? 40 + random.nextInt(120) : 1 + random.nextInt(25);
        boolean lines = random.nextInt(20) == 0;
        for (int i = 0; i < words; i++) {
            text.append(lines && i % 8 == 7 ? '\n' : ' ');
            text.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    private List<Reaction> reactions() {
        return List.of(
                new Reaction("👍", 2, List.of(people.get(1).id(), people.get(2).id())),
                new Reaction("🎉", 1, List.of(people.get(3).id())));
    }

    private RoomSummary summary(long head) {
        return new RoomSummary(
                id,
                "epoch",
                head,
                RoomKind.PUBLIC,
                "long room",
                null,
                null,
                false,
                people.size(),
                RoomRole.MEMBER,
                MembershipState.MEMBER,
                null,
                Level.ALL,
                false,
                null,
                false,
                head,
                0,
                0,
                null,
                List.of(),
                null);
    }
}
