package chat.parley.server.transport;

import chat.parley.server.http.HttpAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a part of a file, one piece after another as the socket takes them.
///
/// Owned by the connection's event loop; each piece is read on a virtual thread of its own, so that
/// neither a slow disk holds the loop nor a slow client a thread. A client that takes no byte for
/// too long is cut off.
final class FileSender {

    private static final Logger log = LoggerFactory.getLogger(FileSender.class);
    private static final int PIECE = 64 * 1024;
    private static final long LOOK_MILLIS = 1_000;

    private final ChannelHandlerContext ctx;
    private final FileChannel file;
    private final Runnable sent;
    private final StallWatch watch;
    private final ScheduledFuture<?> looks;
    private long at;
    private long left;
    private boolean reading;
    private boolean closed;

    /// @param part closed at the end
    /// @param patience how long the socket may take no byte
    /// @param sent called on the loop when all is handed to the socket
    FileSender(
            ChannelHandlerContext ctx, HttpAnswer.FilePart part, Duration patience, Runnable sent) {
        this.ctx = ctx;
        this.file = part.channel();
        this.at = part.from();
        this.left = part.length();
        this.sent = sent;
        this.watch = new StallWatch(patience.toNanos());
        long every = Math.clamp(patience.toMillis() / 4, 1, LOOK_MILLIS);
        this.looks =
                ctx.executor().scheduleAtFixedRate(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /// Goes on if the socket takes more.
    void more() {
        if (closed || reading) {
            return;
        }
        if (left == 0) {
            close();
            sent.run();
        } else if (ctx.channel().isWritable()) {
            reading = true;
            long from = at;
            int count = (int) Math.min(left, PIECE);
            Thread.ofVirtual().name("file").start(() -> read(from, count));
        }
    }

    /// Ends it; does nothing the second time.
    void close() {
        if (!closed) {
            closed = true;
            looks.cancel(false);
            if (!reading) {
                closeFile();
            }
        }
    }

    private void read(long from, int count) {
        ByteBuf piece = ctx.alloc().ioBuffer(count, count);
        try {
            while (piece.isWritable()) {
                if (piece.writeBytes(file, from + piece.writerIndex(), piece.writableBytes()) < 0) {
                    throw new EOFException("a stored file is shorter than it was");
                }
            }
            ctx.executor().execute(() -> send(piece));
        } catch (IOException broken) {
            piece.release();
            log.error("a stored file can't be read", broken);
            ctx.executor().execute(this::breakOff);
        }
    }

    private void send(ByteBuf piece) {
        reading = false;
        if (closed) {
            piece.release();
            closeFile();
            return;
        }
        at += piece.readableBytes();
        left -= piece.readableBytes();
        var _ = ctx.writeAndFlush(new DefaultHttpContent(piece));
        more();
    }

    private void breakOff() {
        reading = false;
        if (closed) {
            closeFile();
        } else {
            close();
        }
        // The length was promised: only a broken connection tells that the rest is missing.
        var _ = ctx.close();
    }

    private void look() {
        if (watch.look(ctx.channel(), System.nanoTime())) {
            close();
            var _ = ctx.close();
        }
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException broken) {
            log.warn("a stored file can't be closed", broken);
        }
    }
}
