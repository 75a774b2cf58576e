package chat.parley.server.transport;

import chat.parley.model.CloseReason;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.spi.Connection;
import org.jspecify.annotations.Nullable;

/// How one connection ends: the close frame, the time in which the client may answer it, and the
/// cut. Owned by the channel's event loop.
final class Goodbye {

    private static final long LINGER_MILLIS = 3_000;

    /// For who reads slowly: the close frame stands behind what the socket holds.
    private static final long LONG_LINGER_MILLIS = 10_000;

    private final Channel channel;
    private @Nullable Connection engine;
    private @Nullable FrameGuard guard;
    private boolean saidByClient;
    private long lingerMillis = LINGER_MILLIS;

    Goodbye(Channel channel) {
        this.channel = channel;
    }

    /// Names the engine's side of the connection and the guard in front of it.
    void speakThrough(Connection theEngine, FrameGuard theGuard) {
        engine = theEngine;
        guard = theGuard;
    }

    /// The client sent its close frame.
    void onClient() {
        saidByClient = true;
    }

    /// Has the engine send a close frame; [#onEngineDone()] is what comes of it.
    void say(CloseReason reason, String text) {
        Connection speaking = engine;
        if (speaking == null) {
            cut();
        } else {
            speaking.close(
                    new jakarta.websocket.CloseReason(
                            jakarta.websocket.CloseReason.CloseCodes.getCloseCode(reason.code()),
                            text));
        }
    }

    /// As [#say], to somebody who reads slowly.
    void sayPatiently(CloseReason reason) {
        lingerMillis = LONG_LINGER_MILLIS;
        say(reason, "");
    }

    /// The engine has no more to write: waits for the client to go, or not when it said so first.
    void onEngineDone() {
        if (!channel.isActive()) {
            return;
        }
        if (saidByClient) {
            var _ =
                    channel.writeAndFlush(channel.alloc().buffer(0))
                            .addListener(ChannelFutureListener.CLOSE);
            return;
        }
        FrameGuard watch = guard;
        if (watch != null && watch.deaf()) {
            // Its goodbye would not be heard, so it is not waited for: the client sees the end at
            // once.
            channel.writeAndFlush(channel.alloc().buffer(0)).addListener(_ -> endOutput());
        } else {
            channel.flush();
        }
        var _ = channel.eventLoop().schedule(this::cut, lingerMillis, TimeUnit.MILLISECONDS);
    }

    /// The socket is gone. The engine is told, too: it keeps a session for each connection until it
    /// hears of the end, and from a socket that was cut off nobody else tells it.
    void onGone() {
        Connection speaking = engine;
        if (speaking != null) {
            speaking.close(
                    new jakarta.websocket.CloseReason(
                            jakarta.websocket.CloseReason.CloseCodes.CLOSED_ABNORMALLY, ""));
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
}
