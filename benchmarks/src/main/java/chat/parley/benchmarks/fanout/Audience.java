package chat.parley.benchmarks.fanout;

import chat.parley.benchmarks.wire.ChatLink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// Many connections that only read, on one thread of their own, and count what they read. The same
/// audience code listens to the server and to the bare loop, so that what is compared is the
/// writing.
public final class Audience implements AutoCloseable {

    private static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final Selector selector;
    private final List<SocketChannel> seats = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile long posted;
    private volatile long ready;
    private volatile boolean lostOne;

    /// Opens the doors; nobody sits yet.
    public Audience(String name) throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().daemon().name(name).start(this::listen);
    }

    /// Seats one more listener.
    ///
    /// @param greeting the bytes that it says first: an upgrade request and a `hello`, or nothing
    /// @param upgraded whether frames begin at once
    public void seat(int port, byte[] greeting, boolean upgraded) throws IOException {
        SocketChannel channel = SocketChannel.open();
        seats.add(channel);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ByteBuffer out = ByteBuffer.wrap(greeting);
        while (out.hasRemaining()) {
            channel.write(out);
        }
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new FrameTally(upgraded));
        selector.wakeup();
    }

    /// How many messages all listeners together have received.
    public long posted() {
        return posted;
    }

    /// Waits until all together have received `total` messages.
    ///
    /// @throws TimeoutException if they do not in time, or one of them was cut off
    public void awaitPosted(long total, Duration timeout) throws TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (posted < total) {
            check(deadline, "messages", posted, total);
        }
    }

    /// Waits until all together have received `total` frames of `ready`.
    ///
    /// @throws TimeoutException if they do not in time, or one of them was cut off
    public void awaitReady(long total, Duration timeout) throws TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ready < total) {
            check(deadline, "ready", ready, total);
        }
    }

    private void check(long deadline, String what, long now, long total) throws TimeoutException {
        if (lostOne || System.nanoTime() > deadline) {
            String why = lostOne ? "a listener was cut off" : "too late";
            throw new TimeoutException(why + ": " + now + " of " + total + " " + what);
        }
        LockSupport.parkNanos(20_000);
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
        try {
            long pinged = System.nanoTime();
            while (selector.isOpen()) {
                selector.select(key -> read(key, buffer), 100);
                if (System.nanoTime() - pinged > PING_EVERY.toNanos()) {
                    pinged = System.nanoTime();
                    ping();
                }
            }
        } catch (IOException _) {
            lostOne = true;
        }
    }

    /// A server closes who is silent for long; the bare loop never asks.
    private void ping() throws IOException {
        for (SocketChannel seat : seats) {
            SelectionKey key = seat.keyFor(selector);
            if (key != null && key.isValid() && ((FrameTally) key.attachment()).ready() > 0) {
                seat.write(ByteBuffer.wrap(ChatLink.pingFrame()));
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        FrameTally tally = (FrameTally) key.attachment();
        long postedBefore = tally.posted();
        long readyBefore = tally.ready();
        try {
            int count = ((SocketChannel) key.channel()).read(buffer.clear());
            if (count < 0) {
                throw new IOException("ended");
            }
        } catch (IOException _) {
            key.cancel();
            lostOne = true;
            return;
        }
        tally.accept(buffer.flip());
        // Only this thread writes them; others only look.
        posted = posted + tally.posted() - postedBefore;
        ready = ready + tally.ready() - readyBefore;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel seat : seats) {
            seat.close();
        }
    }
}
