package chat.parley.server.transport;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.server.http.HttpAnswer;
import chat.parley.server.http.HttpCall;
import chat.parley.server.http.HttpService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gathers each HTTP request of a connection and has it answered on a virtual thread, one after the
/// other; an upgrade leaves for [WebSocketUpgrade]. A request that is not whole in time ends the
/// connection. Owned by the connection's event loop.
final class HttpFront extends ChannelInboundHandlerAdapter {

    /// Most bytes of a request's body.
    private static final int MOST_BODY_BYTES = 65_536;

    private final HttpService service;
    private final @Nullable WebSocketUpgrade upgrade;
    private final Duration requestTime;
    private final ByteBuf body = Unpooled.buffer(0, MOST_BODY_BYTES);
    private @Nullable HttpRequest request;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean done;

    /// @param upgrade absent where there is no WebSocket
    /// @param requestTime in which a whole request must have come
    HttpFront(HttpService service, @Nullable WebSocketUpgrade upgrade, Duration requestTime) {
        this.requestTime = requestTime;
        this.service = service;
        this.upgrade = upgrade;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        expectRequest(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stopDeadline();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stopDeadline();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A broken socket or TLS record: there is nobody to tell.
        var _ = ctx.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (done) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest head) {
            begin(ctx, head);
        }
        if (message instanceof HttpContent content) {
            try {
                gather(ctx, content);
            } finally {
                content.release();
            }
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest head) {
        request = head;
        body.clear();
        if (head.decoderResult().isFailure()) {
            Throwable cause = head.decoderResult().cause();
            boolean tooLong =
                    cause instanceof TooLongHttpHeaderException
                            || cause instanceof TooLongHttpLineException;
            refuse(
                    ctx,
                    tooLong ? 431 : 400,
                    Refusal.of(RefusalCode.BAD_JSON, "the request can't be read"));
        } else if (HttpUtil.getContentLength(head, 0L) > MOST_BODY_BYTES) {
            refuse(ctx, 413, Refusal.of(RefusalCode.TOO_LONG, "the body is too long"));
        } else if (HttpUtil.is100ContinueExpected(head)) {
            var _ =
                    ctx.writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void gather(ChannelHandlerContext ctx, HttpContent content) {
        HttpRequest head = request;
        if (done || head == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            refuse(ctx, 400, Refusal.of(RefusalCode.BAD_JSON, "the request can't be read"));
        } else if (body.readableBytes() + content.content().readableBytes() > MOST_BODY_BYTES) {
            refuse(ctx, 413, Refusal.of(RefusalCode.TOO_LONG, "the body is too long"));
        } else {
            body.writeBytes(content.content());
            if (content instanceof LastHttpContent) {
                request = null;
                complete(ctx, head);
            }
        }
    }

    private void complete(ChannelHandlerContext ctx, HttpRequest head) {
        stopDeadline();
        HttpCall call = call(ctx, head);
        WebSocketUpgrade upgrading = upgrade;
        if (upgrading != null && call.path().equals(WebSocketUpgrade.PATH)) {
            HttpAnswer refused = upgrading.attempt(ctx, head, call);
            if (refused == null) {
                done = true;
            } else {
                answer(ctx, refused, false);
            }
            return;
        }
        ctx.channel().config().setAutoRead(false);
        boolean keepAlive = HttpUtil.isKeepAlive(head);
        Thread.ofVirtual()
                .name("http")
                .start(() -> {
                    HttpAnswer answer = service.answer(call);
                    ctx.executor().execute(() -> answer(ctx, answer, keepAlive));
                });
    }

    private HttpCall call(ChannelHandlerContext ctx, HttpRequest head) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, String> header : head.headers()) {
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        String uri = head.uri();
        int question = uri.indexOf('?');
        byte[] bytes = new byte[body.readableBytes()];
        body.getBytes(body.readerIndex(), bytes);
        return new HttpCall(
                head.method().name(),
                question < 0 ? uri : uri.substring(0, question),
                question < 0 ? "" : uri.substring(question + 1),
                headers,
                bytes,
                remoteAddress(ctx));
    }

    private void refuse(ChannelHandlerContext ctx, int status, Refusal refusal) {
        stopDeadline();
        answer(ctx, service.refuse(status, refusal), false);
    }

    private void answer(ChannelHandlerContext ctx, HttpAnswer answer, boolean keepAlive) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        Unpooled.wrappedBuffer(answer.body()));
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        response.headers().set("X-Content-Type-Options", "nosniff");
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        }
        HttpUtil.setKeepAlive(response, keepAlive);
        if (keepAlive) {
            expectRequest(ctx);
            var _ = ctx.writeAndFlush(response);
            ctx.channel().config().setAutoRead(true);
        } else {
            done = true;
            // The deadline also ends a connection whose client does not read the answer.
            expectRequest(ctx);
            var _ = ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void expectRequest(ChannelHandlerContext ctx) {
        stopDeadline();
        deadline =
                ctx.executor()
                        .schedule(() -> end(ctx), requestTime.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void end(ChannelHandlerContext ctx) {
        var _ = ctx.close();
    }

    private void stopDeadline() {
        ScheduledFuture<?> running = deadline;
        if (running != null) {
            running.cancel(false);
            deadline = null;
        }
    }

    /// The client's address without its port.
    static String remoteAddress(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }
}
