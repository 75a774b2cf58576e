package chat.parley.server.transport;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.http.HttpAnswer;
import chat.parley.server.http.HttpCall;
import chat.parley.server.http.HttpService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Gathers each HTTP request of a connection and has it answered on a virtual thread, one after the
/// other; a body that [HttpService#streams] is handed on while it comes. An upgrade leaves for
/// [WebSocketUpgrade]. A request that is not whole in time ends the connection. Owned by the
/// connection's event loop.
final class HttpFront extends ChannelInboundHandlerAdapter {

    /// Most bytes of a request's body, unless it is streamed.
    private static final int MOST_BODY_BYTES = 65_536;

    private final HttpService service;
    private final @Nullable WebSocketUpgrade upgrade;
    private final Deadlines deadlines;
    private final ByteBuf body = Unpooled.buffer(0, MOST_BODY_BYTES);
    private final Deque<Object> held = new ArrayDeque<>();
    private @Nullable HttpRequest request;
    private @Nullable BodyPipe pipe;
    private @Nullable FileSender sender;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean answering;
    private boolean done;

    /// @param upgrade absent where there is no WebSocket
    /// @param deadlines in which a whole request must have come, and how long a client may stall
    HttpFront(HttpService service, @Nullable WebSocketUpgrade upgrade, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.service = service;
        this.upgrade = upgrade;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        expectRequest(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        letGo();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        letGo();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (sender != null) {
            sender.more();
        }
        ctx.fireChannelWritabilityChanged();
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
        } else if (answering) {
            // The next request came in one piece with this one; no more is read until it is its
            // turn.
            held.add(message);
        } else {
            take(ctx, message);
        }
    }

    private void take(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest head) {
            begin(ctx, head);
        }
        if (message instanceof HttpContent content) {
            try {
                if (pipe == null) {
                    gather(ctx, content);
                } else {
                    handOn(ctx, pipe, content);
                }
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
            return;
        }
        boolean streamed = service.streams(head.method().name(), path(head));
        if (!streamed && HttpUtil.getContentLength(head, 0L) > MOST_BODY_BYTES) {
            refuse(ctx, 413, Refusal.of(RefusalCode.TOO_LONG, "the body is too long"));
            return;
        }
        if (HttpUtil.is100ContinueExpected(head)) {
            var _ =
                    ctx.writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        if (streamed) {
            stream(ctx, head);
        }
    }

    private void stream(ChannelHandlerContext ctx, HttpRequest head) {
        stopDeadline();
        BodyPipe coming =
                new BodyPipe(deadlines.stall(), () -> ctx.executor().execute(() -> readOn(ctx)));
        pipe = coming;
        serve(ctx, call(ctx, head, coming), HttpUtil.isKeepAlive(head));
    }

    private void readOn(ChannelHandlerContext ctx) {
        if (!answering) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void handOn(ChannelHandlerContext ctx, BodyPipe coming, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            coming.fail("the body can't be read");
        } else if (!coming.offer(content.content().retain())) {
            ctx.channel().config().setAutoRead(false);
        }
        if (content instanceof LastHttpContent) {
            coming.end();
            answering = true;
            ctx.channel().config().setAutoRead(false);
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
        byte[] bytes = new byte[body.readableBytes()];
        body.getBytes(body.readerIndex(), bytes);
        HttpCall call = call(ctx, head, HttpCall.whole(bytes));
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
        answering = true;
        ctx.channel().config().setAutoRead(false);
        serve(ctx, call, HttpUtil.isKeepAlive(head));
    }

    private void serve(ChannelHandlerContext ctx, HttpCall call, boolean keepAlive) {
        Thread.ofVirtual()
                .name("http")
                .start(() -> {
                    HttpAnswer full = service.answer(call);
                    HttpAnswer answer = call.method().equals("HEAD") ? full.bare() : full;
                    ctx.executor().execute(() -> answer(ctx, answer, keepAlive));
                });
    }

    private static HttpCall call(ChannelHandlerContext ctx, HttpRequest head, InputStream body) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, String> header : head.headers()) {
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        String uri = head.uri();
        int question = uri.indexOf('?');
        return new HttpCall(
                head.method().name(),
                path(head),
                question < 0 ? "" : uri.substring(question + 1),
                headers,
                body,
                remoteAddress(ctx));
    }

    private static String path(HttpRequest head) {
        String uri = head.uri();
        int question = uri.indexOf('?');
        return question < 0 ? uri : uri.substring(0, question);
    }

    private void refuse(ChannelHandlerContext ctx, int status, Refusal refusal) {
        stopDeadline();
        answer(ctx, service.refuse(status, refusal), false);
    }

    private void answer(ChannelHandlerContext ctx, HttpAnswer answer, boolean keepAlive) {
        boolean whole = pipe == null || pipe.hasEnded();
        if (pipe != null) {
            pipe.close();
            pipe = null;
        }
        HttpAnswer.FilePart file = answer.file();
        if (!ctx.channel().isActive()) {
            closeUnsent(ctx, file);
            return;
        }
        boolean goOn = keepAlive && whole;
        done = !goOn;
        if (!whole) {
            // Closing with bytes unread would take the answer back: the client closes, or the
            // deadline does.
            var _ = ctx.writeAndFlush(Responses.whole(answer, false));
            expectRequest(ctx);
            ctx.channel().config().setAutoRead(true);
        } else if (file == null) {
            var _ = ctx.writeAndFlush(Responses.whole(answer, goOn));
            answered(ctx, goOn);
        } else {
            var _ = ctx.writeAndFlush(Responses.head(answer, goOn));
            FileSender sending =
                    new FileSender(ctx, file, deadlines.stall(), () -> sent(ctx, goOn));
            sender = sending;
            sending.more();
        }
    }

    private void sent(ChannelHandlerContext ctx, boolean goOn) {
        sender = null;
        var _ = ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        answered(ctx, goOn);
    }

    private void answered(ChannelHandlerContext ctx, boolean goOn) {
        // The deadline also ends a connection whose client does not read the answer.
        expectRequest(ctx);
        ctx.channel().config().setAutoRead(true);
        answering = false;
        if (!goOn) {
            var _ =
                    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER)
                            .addListener(ChannelFutureListener.CLOSE);
            releaseHeld();
        }
        while (!answering && !done && !held.isEmpty()) {
            take(ctx, held.remove());
        }
    }

    private static void closeUnsent(ChannelHandlerContext ctx, HttpAnswer.@Nullable FilePart file) {
        if (file != null) {
            new FileSender(ctx, file, Duration.ofSeconds(1), () -> {}).close();
        }
    }

    private void expectRequest(ChannelHandlerContext ctx) {
        stopDeadline();
        deadline =
                ctx.executor()
                        .schedule(
                                () -> end(ctx),
                                deadlines.request().toMillis(),
                                TimeUnit.MILLISECONDS);
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

    private void letGo() {
        stopDeadline();
        releaseHeld();
        if (pipe != null) {
            pipe.fail("the client went");
        }
        if (sender != null) {
            sender.close();
        }
    }

    private void releaseHeld() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    /// The client's address without its port.
    static String remoteAddress(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }
}
