package chat.parley.server.transport;

import chat.parley.server.http.HttpAnswer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sends the answers of a connection, one after the other, and ends it. Owned by the connection's
/// event loop.
final class AnswerSender {

    private final Duration patience;
    private @Nullable FileSender file;

    /// @param patience how long a client may take no byte of a file
    AnswerSender(Duration patience) {
        this.patience = patience;
    }

    /// Sends an answer.
    ///
    /// @param goOn whether another may follow
    /// @param sent called on the loop when all is handed to the socket
    void send(ChannelHandlerContext ctx, HttpAnswer answer, boolean goOn, Runnable sent) {
        HttpAnswer.FilePart part = answer.file();
        if (part == null) {
            var _ = ctx.writeAndFlush(Responses.whole(answer, goOn));
            sent.run();
            return;
        }
        var _ = ctx.writeAndFlush(Responses.head(answer, goOn));
        FileSender sending = new FileSender(ctx, part, patience, () -> end(ctx, sent));
        file = sending;
        sending.more();
    }

    /// Gives back what an answer holds that nobody will read.
    void forget(ChannelHandlerContext ctx, HttpAnswer answer) {
        HttpAnswer.FilePart part = answer.file();
        if (part != null) {
            new FileSender(ctx, part, patience, () -> {}).close();
        }
    }

    /// Goes on if the socket takes more.
    void more() {
        if (file != null) {
            file.more();
        }
    }

    /// Sends nothing more.
    void stop() {
        if (file != null) {
            file.close();
        }
    }

    /// Closes the connection behind what was sent, when nothing of the client is on its way.
    static void close(ChannelHandlerContext ctx) {
        behind(ctx).addListener(ChannelFutureListener.CLOSE);
    }

    /// Says that no more will be sent. Closing with bytes unread would take the answer back.
    static void shutOutput(ChannelHandlerContext ctx) {
        // TLS can't end one direction without the other.
        if (ctx.pipeline().get(SslHandler.class) == null
                && ctx.channel() instanceof DuplexChannel plain) {
            behind(ctx)
                    .addListener(_ -> {
                        var _ = plain.shutdownOutput();
                    });
        }
    }

    private static ChannelFuture behind(ChannelHandlerContext ctx) {
        return ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
    }

    private void end(ChannelHandlerContext ctx, Runnable sent) {
        file = null;
        var _ = ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        sent.run();
    }
}
