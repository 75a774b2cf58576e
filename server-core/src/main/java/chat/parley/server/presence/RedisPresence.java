package chat.parley.server.presence;

import chat.parley.model.PersonId;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.TypingSeen;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The presence of a server with several nodes, through Redis.
///
/// A node tells the others at once through a channel, and keeps its own people in a set that it
/// renews every two seconds; the others read all sets as often, so that a lost note or a dead node
/// is mended soon. While Redis is away every node knows its own people, and those of the others as
/// they were, for half a minute.
public final class RedisPresence implements PresenceBoard {

    private static final Logger log = LoggerFactory.getLogger(RedisPresence.class);
    private static final Duration RENEWAL = Duration.ofSeconds(2);
    private static final Duration BLIND = Duration.ofSeconds(30);

    private final String node = UUID.randomUUID().toString();
    private final String channel;
    private final RedisNodeList list;
    private final LocalPresence local = new LocalPresence();
    private final OtherNodes others = new OtherNodes();
    private final NoteQueue notes = new NoteQueue();
    private final RedisLink link;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("presence").factory());
    private long readAt = System.nanoTime();
    private volatile boolean away = true;
    private boolean warned;

    /// Connects in the background; people of this node are known at once.
    ///
    /// @param redisUrl as `redis://host:port` or `rediss://…`
    /// @param channel name of the channel that the nodes of one server share, and beginning of
    ///   their keys
    public RedisPresence(String redisUrl, String channel) {
        this.channel = channel;
        this.list = new RedisNodeList(channel, node, local);
        this.link = new RedisLink(redisUrl, channel, this::hear);
        var _ =
                thread.scheduleWithFixedDelay(
                        this::renew, 0, RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void arrived(PersonId person) {
        local.arrived(person);
        tell(new PresenceNote.There(node, person, true));
    }

    @Override
    public void left(PersonId person) {
        local.left(person);
        if (!local.there(person)) {
            tell(new PresenceNote.There(node, person, false));
        }
    }

    @Override
    public void idle(PersonId person, boolean idle) {
        local.idle(person, idle);
        tell(new PresenceNote.Idle(node, person, idle));
    }

    @Override
    public void statusChanged(PersonId person) {
        local.statusChanged(person);
        tell(new PresenceNote.Status(node, person));
    }

    @Override
    public void profileChanged(PersonId person) {
        local.profileChanged(person);
        tell(new PresenceNote.Profile(node, person));
    }

    @Override
    public void typing(TypingSeen typing) {
        local.typing(typing);
        tell(new PresenceNote.Types(node, typing));
    }

    @Override
    public void read(ReadersMoved read) {
        local.read(read);
        tell(new PresenceNote.Reads(node, read));
    }

    @Override
    public boolean there(PersonId person) {
        return local.there(person) || others.there(person);
    }

    @Override
    public boolean awake(PersonId person) {
        return local.awake(person) || others.awake(person);
    }

    @Override
    public Listening listen(Listener listener) {
        return local.listen(listener);
    }

    @Override
    public void close() {
        local.close();
        thread.shutdownNow();
        link.close();
    }

    /// Whether it shares presence with the other nodes at this moment.
    public boolean connected() {
        return !away;
    }

    private void tell(PresenceNote note) {
        if (!thread.isShutdown() && notes.add(note)) {
            thread.execute(this::send);
        }
    }

    /// On the presence thread, which may wait for Redis.
    private void send() {
        Optional<RedisCommands<String, String>> redis = link.present();
        for (PresenceNote note = notes.poll(); note != null; note = notes.poll()) {
            if (redis.isPresent()) {
                send(redis.get(), note);
            } else {
                notes.missed(note);
            }
        }
    }

    private void send(RedisCommands<String, String> redis, PresenceNote note) {
        try {
            switch (note) {
                case PresenceNote.There there -> list.renew(redis, there.person());
                case PresenceNote.Idle idle -> list.renew(redis, idle.person());
                default -> {}
            }
            redis.publish(channel, present(note).line());
        } catch (RedisException lost) {
            notes.missed(note);
            log.debug("a note on presence is lost: {}", lost.toString());
        }
    }

    /// A note as it stands when it leaves. Of two threads that change something, the one that came
    /// second may be the first to note it; and whoever idles is there for the others, so one who
    /// has gone meanwhile must not come back by it.
    private PresenceNote present(PresenceNote note) {
        return switch (note) {
            case PresenceNote.There(_, PersonId person, _) ->
                    new PresenceNote.There(node, person, local.there(person));
            case PresenceNote.Idle(_, PersonId person, _) when local.there(person) ->
                    new PresenceNote.Idle(node, person, !local.awake(person));
            case PresenceNote.Idle(_, PersonId person, _) ->
                    new PresenceNote.There(node, person, false);
            default -> note;
        };
    }

    private void renew() {
        try {
            renewAndRead(link.opened());
            if (away) {
                log.info("presence is shared with the other nodes");
            } else {
                // Not at once: the others may hear again only a little later.
                notes.again();
                send();
            }
            away = false;
            warned = false;
        } catch (RedisException lost) {
            if (!warned) {
                warned = true;
                log.warn("Redis is away, presence is of this node only: {}", lost.toString());
            }
            away = true;
            link.drop();
            if (System.nanoTime() - readAt > BLIND.toNanos()) {
                others.names().forEach(this::forget);
            }
        }
    }

    private void renewAndRead(RedisCommands<String, String> redis) {
        list.renew(redis);
        List<String> nodes = list.nodes(redis);
        for (String other : nodes) {
            if (!other.equals(node)) {
                long before = others.heardSoFar();
                others.replace(other, list.of(redis, other), before).forEach(local::tellPresence);
            }
        }
        Set<String> gone = new HashSet<>(others.names());
        nodes.forEach(gone::remove);
        gone.forEach(this::forget);
        readAt = System.nanoTime();
    }

    private void forget(String other) {
        others.forget(other).forEach(local::tellPresence);
    }

    /// Called on Redis' event loop; only notes and tells.
    private void hear(String line) {
        PresenceNote.of(line).filter(note -> !note.node().equals(node)).ifPresent(this::heard);
    }

    private void heard(PresenceNote note) {
        switch (note) {
            case PresenceNote.There(String other, PersonId person, boolean on) -> {
                if (others.heardThere(other, person, on)) {
                    local.tellPresence(person);
                }
            }
            case PresenceNote.Idle(String other, PersonId person, boolean on) -> {
                if (others.heardIdle(other, person, on)) {
                    local.tellPresence(person);
                }
            }
            case PresenceNote.Status(_, PersonId person) -> local.tellStatus(person);
            case PresenceNote.Profile(_, PersonId person) -> local.tellProfile(person);
            case PresenceNote.Types(_, TypingSeen typing) -> local.tellTyping(typing);
            case PresenceNote.Reads(_, ReadersMoved read) -> local.tellRead(read);
        }
    }
}
