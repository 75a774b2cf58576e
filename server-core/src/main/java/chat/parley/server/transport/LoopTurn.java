package chat.parley.server.transport;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One event loop's share of the connections: flushes at the end of a round what was written in it,
/// so that frames of several events leave in one write, and looks at every connection once a
/// second. Owned by that loop.
final class LoopTurn {

    private static final Logger log = LoggerFactory.getLogger(LoopTurn.class);

    private final EventLoop loop;
    private final int index;
    private final long stallNanos;
    private final Set<ClientConnection> connections = new HashSet<>();
    private List<ClientConnection> unflushed = new ArrayList<>();
    private boolean flushing;

    /// @param index this loop's place among the server's loops
    /// @param stall how long a socket may take no byte
    LoopTurn(EventLoop loop, int index, Duration stall) {
        this.stallNanos = stall.toNanos();
        this.loop = loop;
        this.index = index;
    }

    int index() {
        return index;
    }

    /// How long a socket may take no byte, in nanoseconds.
    long stallNanos() {
        return stallNanos;
    }

    /// Runs a task on the loop, at once when already there; the other task instead when the loop
    /// has stopped.
    void run(Runnable task, Runnable otherwise) {
        if (loop.inEventLoop()) {
            task.run();
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException stopped) {
            log.debug("the event loop has stopped", stopped);
            otherwise.run();
        }
    }

    /// Begins to look at the connections every second, until the loop stops.
    void start() {
        var _ = loop.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
    }

    void add(ClientConnection connection) {
        connections.add(connection);
    }

    void remove(ClientConnection connection) {
        connections.remove(connection);
    }

    /// Has a connection flushed when the tasks that already wait for this loop are done.
    void flushSoon(ClientConnection connection) {
        unflushed.add(connection);
        if (!flushing) {
            flushing = true;
            loop.execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        List<ClientConnection> round = unflushed;
        unflushed = new ArrayList<>(round.size());
        for (ClientConnection connection : round) {
            connection.flush();
        }
    }

    private void look() {
        long now = System.nanoTime();
        for (ClientConnection connection : List.copyOf(connections)) {
            try {
                connection.look(now);
            } catch (RuntimeException fault) {
                // Thrown on, it would end the looking for all connections of this loop.
                log.error("could not look at a connection", fault);
            }
        }
    }
}
