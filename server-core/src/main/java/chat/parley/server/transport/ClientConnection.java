package chat.parley.server.transport;

import chat.parley.model.CloseReason;
import chat.parley.server.gateway.Connection;
import chat.parley.server.gateway.Session;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One client that has upgraded to WebSocket: its channel, its [Outbound], the rooms it hears and
/// its [Session]. Owned by the channel's event loop; the methods of [Connection] may be called from
/// any thread.
final class ClientConnection implements Connection {

    /// Bytes of answers that may wait before the gateway pauses the client's commands.
    private static final int CROWDED_BYTES = 512 * 1024;

    private final Channel channel;
    private final LoopTurn turn;
    private final String remoteAddress;
    private final String host;
    private final Outbound outbound;
    private final Map<LoopAudience, Subscription> subscriptions = new HashMap<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private final StallWatch stalls;
    private final Goodbye goodbye;
    private final Queue<Runnable> whenClear = new ConcurrentLinkedQueue<>();

    private @Nullable Session session;
    private @Nullable FrameGuard guard;
    private boolean unflushed;
    private volatile boolean open = true;

    ClientConnection(Channel channel, LoopTurn turn, String remoteAddress, String host) {
        this.channel = channel;
        this.turn = turn;
        this.remoteAddress = remoteAddress;
        this.host = host;
        this.outbound = new Outbound(channel, this);
        this.stalls = new StallWatch(turn.stallNanos());
        this.goodbye = new Goodbye(channel);
    }

    /// Begins: from now on frames go to the session and the engine's to the channel.
    void start(Session theSession) {
        session = theSession;
        turn.add(this);
    }

    /// Names the engine's side of this connection and the guard in front of it.
    void speakThrough(org.glassfish.tyrus.spi.Connection theEngine, FrameGuard theGuard) {
        goodbye.speakThrough(theEngine, theGuard);
        guard = theGuard;
    }

    @Override
    public void send(byte[] json) {
        ByteBuf frame = Frames.text(channel.alloc(), json);
        int bytes = frame.readableBytes();
        unsent.addAndGet(bytes);
        turn.run(
                () -> {
                    outbound.keep(frame);
                    unsent.addAndGet(-bytes);
                },
                frame::release);
    }

    @Override
    public boolean crowded() {
        return open && unsent.get() + outbound.waitingBytes() > CROWDED_BYTES;
    }

    @Override
    public int waitingBytes() {
        return outbound.waitingBytes();
    }

    @Override
    public void whenClear(Runnable task) {
        whenClear.add(task);
        turn.run(this::onDrained, this::runWaiting);
    }

    @Override
    public void close(CloseReason reason, String text) {
        turn.run(
                () -> {
                    if (end()) {
                        goodbye.say(reason, text);
                    }
                },
                () -> {});
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }

    /// Whether it has not begun to close.
    boolean open() {
        return open;
    }

    LoopTurn turn() {
        return turn;
    }

    Outbound outbound() {
        return outbound;
    }

    /// Runs on the event loop, in the order of calls.
    void run(Runnable task) {
        turn.run(task, () -> {});
    }

    /// Runs on the event loop, or the other task when that has stopped.
    void run(Runnable task, Runnable otherwise) {
        turn.run(task, otherwise);
    }

    @Nullable Subscription subscription(LoopAudience audience) {
        return subscriptions.get(audience);
    }

    void subscribed(Subscription subscription) {
        subscriptions.put(subscription.audience(), subscription);
    }

    void unsubscribed(LoopAudience audience) {
        subscriptions.remove(audience);
    }

    /// A whole text message arrived.
    void onText(String text) {
        Session mine = session;
        if (mine != null && open) {
            mine.onText(text);
        }
    }

    /// A WebSocket ping arrived.
    void onPing() {
        Session mine = session;
        if (mine != null && open) {
            mine.onPing();
        }
    }

    /// The client sent its close frame.
    void onClientClose() {
        goodbye.onClient();
    }

    /// The engine has no more to write.
    void onEngineDone() {
        var _ = end();
        goodbye.onEngineDone();
    }

    /// The socket is gone.
    void onGone() {
        var _ = end();
        goodbye.onGone();
    }

    /// The backlog has become empty, or somebody asks whether it is.
    void onDrained() {
        if (!outbound.draining() && !subscriptions.isEmpty()) {
            for (Subscription subscription : new ArrayList<>(subscriptions.values())) {
                subscription.revive();
            }
        }
        if (!crowded()) {
            runWaiting();
        }
    }

    private void runWaiting() {
        for (Runnable task = whenClear.poll(); task != null; task = whenClear.poll()) {
            task.run();
        }
    }

    /// Has what was written leave together with what else this round writes.
    void flushSoon() {
        if (!unflushed) {
            unflushed = true;
            turn.flushSoon(this);
        }
    }

    void flush() {
        unflushed = false;
        channel.flush();
    }

    /// Once a second: ends a connection whose message comes too slowly, or whose socket took no
    /// byte for 15 s although some wait.
    void look(long now) {
        FrameGuard watch = guard;
        if (watch != null) {
            watch.look(now);
        }
        if (stalls.look(channel, now) && end()) {
            goodbye.sayPatiently(CloseReason.TOO_SLOW);
        }
    }

    /// Stops all but what is still to be sent.
    ///
    /// @return false when it was so already
    private boolean end() {
        if (!open) {
            return false;
        }
        open = false;
        turn.remove(this);
        outbound.close();
        List<Subscription> all = new ArrayList<>(subscriptions.values());
        for (Subscription subscription : all) {
            subscription.audience().drop(subscription);
        }
        runWaiting();
        Session mine = session;
        if (mine != null) {
            mine.onClosed();
        }
        return true;
    }
}
