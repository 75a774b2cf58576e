package chat.parley.server.gateway;

import chat.parley.model.Departure;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.RoomDeleted;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.WireCodec;
import chat.parley.server.messages.RoomFeed;
import chat.parley.server.messages.RoomNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One room that somebody on this node hears: reads what is new from the rows, encodes each event
/// once, or once for each form that somebody here needs, and tells its audience. At most one
/// virtual thread reads at a time; the members may be asked for by any thread.
final class RoomChannel {

    private static final Logger log = LoggerFactory.getLogger(RoomChannel.class);
    private static final int PAGE = 200;

    private final RoomId room;
    private final RoomFeed feed;
    private final WireCodec codec;
    private final Audience audience;
    private final BiConsumer<RoomId, PersonId> newcomers;
    private final Set<Session> members = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rung = new AtomicInteger();
    private final Queue<Runnable> afterReading = new ConcurrentLinkedQueue<>();
    private volatile long told;
    private volatile long offered;
    private volatile long mostHidden;

    /// @param after the last number that need not be told
    /// @param newcomers told who has come into the room
    RoomChannel(
            RoomId room,
            long after,
            RoomFeed feed,
            WireCodec codec,
            Exchange exchange,
            BiConsumer<RoomId, PersonId> newcomers) {
        this.newcomers = newcomers;
        this.room = room;
        this.feed = feed;
        this.codec = codec;
        this.told = after;
        this.offered = after;
        this.audience = exchange.audience(this::catchUp, after);
    }

    RoomId room() {
        return room;
    }

    /// The sessions that hear the room now.
    Set<Session> members() {
        return members;
    }

    /// Counts a session in, before it joins the audience; called by one thread at a time.
    ///
    /// @param hiddenTo its person may read nothing at or below this number
    void count(Session session, long hiddenTo) {
        members.add(session);
        mostHidden = Math.max(mostHidden, hiddenTo);
    }

    Audience audience() {
        return audience;
    }

    /// The last number that was told.
    long told() {
        return told;
    }

    /// Looks for new events, soon and on another thread.
    void look() {
        if (rung.getAndIncrement() == 0) {
            Thread.ofVirtual().name("room").start(this::read);
        }
    }

    /// Looks for new events and then runs a task.
    void lookThen(Runnable task) {
        afterReading.add(task);
        look();
    }

    private void read() {
        int seen = rung.get();
        do {
            List<Runnable> tasks = new ArrayList<>();
            for (Runnable task = afterReading.poll(); task != null; task = afterReading.poll()) {
                tasks.add(task);
            }
            guarded(this::readToEnd);
            tasks.forEach(this::guarded);
            seen = rung.addAndGet(-seen);
        } while (seen != 0);
    }

    /// Whatever fails, the room must be looked at again: the sweep asks for it within a second.
    private void guarded(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | Error fault) {
            log.warn("could not tell what is new in room {}", room, fault);
        }
    }

    private void readToEnd() {
        List<RoomNews> news;
        do {
            news = feed.after(room, told, PAGE);
            tell(news);
        } while (news.size() == PAGE);
    }

    private void tell(List<RoomNews> news) {
        List<Audience.Told> batch = new ArrayList<>(news.size());
        for (RoomNews next : news) {
            batch.add(encoded(next));
            switch (next.event()) {
                case MemberRemoved gone -> {
                    flush(batch);
                    depart(gone.seq(), gone.how(), member -> member.is(gone.person()));
                }
                case RoomDeleted deleted -> {
                    flush(batch);
                    depart(deleted.seq(), Departure.REMOVED, _ -> true);
                }
                case MemberChanged came when came.member().state() == MembershipState.MEMBER ->
                        newcomers.accept(room, came.member().person());
                default -> {}
            }
        }
        flush(batch);
    }

    private void flush(List<Audience.Told> batch) {
        if (!batch.isEmpty()) {
            long last = batch.getLast().seq();
            offered = last;
            audience.tell(List.copyOf(batch));
            told = last;
            batch.clear();
        }
    }

    private void depart(long seq, Departure how, Predicate<Session> who) {
        byte[] farewell = codec.write(new RoomRemoved(room, how));
        for (Session member : members) {
            if (who.test(member)) {
                member.seats().onDeparture(this, seq, farewell);
            }
        }
    }

    /// Forms that nobody here needs are not encoded.
    private Audience.Told encoded(RoomNews news) {
        long most = mostHidden;
        List<Audience.Veil> veils = List.of();
        if (!news.veils().isEmpty()) {
            veils = new ArrayList<>(2);
            for (long from : news.veils()) {
                veils.add(new Audience.Veil(from, from <= most ? written(news.to(from)) : null));
            }
        }
        return new Audience.Told(news.event().seq(), written(news.event()), veils);
    }

    private byte[] written(RoomEvent event) {
        return codec.write(event);
    }

    /// Called on the transport's thread when a member lacks events.
    private void catchUp(Audience lacking, Connection member, long after) {
        Thread.ofVirtual().name("catch-up").start(() -> lacking.fill(member, missed(after)));
    }

    /// Nothing beyond what the audience was offered: whoever was put out with a later number is
    /// taken off when the audience comes to it.
    private List<Audience.Told> missed(long after) {
        long last = offered;
        try {
            return feed.after(room, after, PAGE).stream()
                    .filter(news -> news.event().seq() <= last)
                    .map(this::encoded)
                    .toList();
        } catch (RuntimeException fault) {
            // Nothing found: the client sees the gap with the next event and asks for the changes
            // itself.
            log.warn("could not catch up a connection in room {}", room, fault);
            return List.of();
        }
    }
}
