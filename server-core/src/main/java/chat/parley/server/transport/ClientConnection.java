package chat.parley.server.transport;

import chat.parley.model.CloseReason;
import chat.parley.server.gateway.Connection;
import chat.parley.server.gateway.Session;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One client that has upgraded to WebSocket: its channel, its [Outbound], the rooms it hears and
/// its [Session]. Owned by the channel's event loop; the methods of [Connection] may be called from
/// any thread.
final class ClientConnection implements Connection {

    /// Bytes of answers that may wait before the gateway pauses the client's commands.
    private static final int CROWDED_BYTES = 512 * 1024;

    private static final long LINGER_MILLIS = 3_000;

    /// For who reads slowly: the close frame stands behind what the socket holds.
    private static final long LONG_LINGER_MILLIS = 10_000;

    private final Channel channel;
    private final LoopTurn turn;
    private final String remoteAddress;
    private final String host;
    private final Outbound outbound;
    private final Map<LoopAudience, Subscription> subscriptions = new HashMap<>();
    private final AtomicInteger unsent = new AtomicInteger();
    private final StallWatch stalls;
    private final Queue<Runnable> whenClear = new ConcurrentLinkedQueue<>();

    private @Nullable Session session;
    private org.glassfish.tyrus.spi.@Nullable Connection engine;
    private @Nullable FrameGuard guard;
    private boolean unflushed;
    private volatile boolean open = true;
    private boolean closedByClient;
    private long lingerMillis = LINGER_MILLIS;

    ClientConnection(Channel channel, LoopTurn turn, String remoteAddress, String host) {
        this.channel = channel;
        this.turn = turn;
        this.remoteAddress = remoteAddress;
        this.host = host;
        this.outbound = new Outbound(channel, this);
        this.stalls = new StallWatch(turn.stallNanos());
    }

    /// Begins: from now on frames go to the session and the engine's to the channel.
    void start(Session theSession) {
        session = theSession;
        turn.add(this);
    }

    /// Names the engine's side of this connection and the guard in front of it.
    void speakThrough(org.glassfish.tyrus.spi.Connection theEngine, FrameGuard theGuard) {
        engine = theEngine;
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
        turn.run(() -> closeNow(reason, text), () -> {});
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
        closedByClient = true;
    }

    /// The engine has no more to write: waits for the client to go, or not when it said so first.
    void onEngineDone() {
        end();
        if (!channel.isActive()) {
            return;
        }
        if (closedByClient) {
            var _ =
                    channel.writeAndFlush(channel.alloc().buffer(0))
                            .addListener(ChannelFutureListener.CLOSE);
        } else {
            FrameGuard watch = guard;
            if (watch != null && watch.deaf()) {
                // Its goodbye would not be heard, so it is not waited for: the client sees the end
                // at once.
                channel.writeAndFlush(channel.alloc().buffer(0)).addListener(_ -> endOutput());
            } else {
                channel.flush();
            }
            var _ = turn.loop().schedule(this::cut, lingerMillis, TimeUnit.MILLISECONDS);
        }
    }

    /// The socket is gone. The engine is told, too: it keeps a session for each connection until it
    /// hears of the end, and from a socket that was cut off nobody else tells it.
    void onGone() {
        end();
        org.glassfish.tyrus.spi.Connection speaking = engine;
        if (speaking != null) {
            speaking.close(
                    new jakarta.websocket.CloseReason(
                            jakarta.websocket.CloseReason.CloseCodes.CLOSED_ABNORMALLY, ""));
        }
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
        if (stalls.look(channel, now)) {
            lingerMillis = LONG_LINGER_MILLIS;
            closeNow(CloseReason.TOO_SLOW, "");
        }
    }

    private void closeNow(CloseReason reason, String text) {
        if (!open) {
            return;
        }
        end();
        org.glassfish.tyrus.spi.Connection speaking = engine;
        if (speaking == null) {
            cut();
        } else {
            speaking.close(
                    new jakarta.websocket.CloseReason(
                            jakarta.websocket.CloseReason.CloseCodes.getCloseCode(reason.code()),
                            text));
        }
    }

    private void endOutput() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            var _ = tls.closeOutbound();
        } else if (channel instanceof DuplexChannel plain) {
            var _ = plain.shutdownOutput();
        }
    }

    private void cut() {
        var _ = channel.close();
    }

    private void end() {
        if (!open) {
            return;
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
    }
}
