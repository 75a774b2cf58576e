package chat.parley.server.presence;

import chat.parley.model.PersonId;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The list that each node keeps in Redis of who is there: a set with a lease, so that the list of
/// a dead node ends by itself. Used by one thread, which may wait for Redis.
final class RedisNodeList {

    private static final Duration LEASE = Duration.ofSeconds(10);

    /// After so many leases without a renewal a node is no longer looked at.
    private static final int LEASES = 6;

    private final String channel;
    private final String node;
    private final LocalPresence local;

    /// @param channel beginning of the keys that the nodes of one server share
    RedisNodeList(String channel, String node, LocalPresence local) {
        this.channel = channel;
        this.node = node;
        this.local = local;
    }

    /// Writes the whole list of this node, and that the node lives.
    void renew(RedisCommands<String, String> redis) {
        String mine = key(node);
        String[] here = local.here().stream().map(this::line).toArray(String[]::new);
        redis.multi();
        redis.del(mine);
        if (here.length > 0) {
            redis.sadd(mine, here);
            redis.pexpire(mine, LEASE.toMillis());
        }
        redis.zadd(channel + ":nodes", (double) System.currentTimeMillis(), node);
        redis.exec();
    }

    /// Writes what is different of one person. Done before the others hear of it, or one that reads
    /// the list at this moment would take the person for gone until the next renewal.
    void renew(RedisCommands<String, String> redis, PersonId person) {
        String mine = key(node);
        redis.multi();
        redis.srem(mine, OtherNodes.line(person, false), OtherNodes.line(person, true));
        if (local.there(person)) {
            redis.sadd(mine, line(person));
            redis.pexpire(mine, LEASE.toMillis());
        }
        redis.exec();
    }

    /// The nodes that live or did lately.
    List<String> nodes(RedisCommands<String, String> redis) {
        return redis.zrange(channel + ":nodes", 0, -1);
    }

    /// The list of another node; a dead one is struck off.
    Set<String> of(RedisCommands<String, String> redis, String other) {
        Set<String> lines = redis.smembers(key(other));
        if (lines.isEmpty()) {
            Double renewed = redis.zscore(channel + ":nodes", other);
            long oldest = System.currentTimeMillis() - LEASES * LEASE.toMillis();
            if (renewed != null && renewed < oldest) {
                redis.zrem(channel + ":nodes", other);
            }
        }
        return lines;
    }

    private String line(PersonId person) {
        return OtherNodes.line(person, !local.awake(person));
    }

    private String key(String of) {
        return channel + ":node:" + of;
    }
}
