package chat.parley.server.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The [LoopTurn] of every event loop of the server. Immutable, for any thread.
final class LoopTurns {

    private final IdentityHashMap<EventLoop, LoopTurn> byLoop = new IdentityHashMap<>();
    private final List<LoopTurn> all;

    /// @param stall how long a socket may take no byte
    LoopTurns(EventLoopGroup group, Duration stall) {
        List<LoopTurn> turns = new ArrayList<>();
        for (EventExecutor executor : group) {
            EventLoop loop = (EventLoop) executor;
            LoopTurn turn = new LoopTurn(loop, turns.size(), stall);
            byLoop.put(loop, turn);
            turns.add(turn);
            turn.start();
        }
        all = List.copyOf(turns);
    }

    /// The turn of one of the server's loops.
    LoopTurn of(EventLoop loop) {
        LoopTurn turn = byLoop.get(loop);
        if (turn == null) {
            throw new IllegalArgumentException("not a loop of this server");
        }
        return turn;
    }

    List<LoopTurn> all() {
        return all;
    }
}
