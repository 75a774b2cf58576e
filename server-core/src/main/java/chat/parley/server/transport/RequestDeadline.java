package chat.parley.server.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends a connection whose next request is not whole in time, or whose client does not read the
/// answer. Owned by the connection's event loop.
final class RequestDeadline {

    private final Duration time;
    private @Nullable ScheduledFuture<?> running;

    RequestDeadline(Duration time) {
        this.time = time;
    }

    /// Begins anew.
    void start(ChannelHandlerContext ctx) {
        stop();
        running = ctx.executor().schedule(() -> end(ctx), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        ScheduledFuture<?> before = running;
        if (before != null) {
            before.cancel(false);
            running = null;
        }
    }

    private static void end(ChannelHandlerContext ctx) {
        var _ = ctx.close();
    }
}
