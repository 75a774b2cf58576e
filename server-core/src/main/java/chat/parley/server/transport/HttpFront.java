package chat.parley.server.transport;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.http.HttpAnswer;
import chat.parley.server.http.HttpCall;
import chat.parley.server.http.HttpService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Gathers each HTTP request of a connection and has it answered on a virtual thread, one after the
/// other; a body that [HttpService#streams] is handed on through a [BodyPipe] while it comes. An
/// upgrade leaves for [WebSocketUpgrade]. [AnswerSender] sends, [RequestDeadline] ends who keeps
/// the server waiting. Owned by the connection's event loop.
final class HttpFront extends ChannelInboundHandlerAdapter {

    /// Most bytes of a request's body, unless it is streamed.
    private static final int MOST_BODY_BYTES = 65_536;

    /// What becomes of that which comes.
    private enum Stage {
        /// It belongs to the next request.
        TAKING,
        /// It waits until the present request is answered and the client has read.
        HOLDING,
        /// It is the rest of a request that was refused in its middle; behind it the connection
        /// ends.
        DRAINING,
        /// Nobody looks at it.
        OVER
    }

    private final HttpService service;
    private final @Nullable WebSocketUpgrade upgrade;
    private final Deadlines deadlines;
    private final Executor calls;
    private final RequestDeadline deadline;
    private final AnswerSender sender;
    private final ByteBuf body = Unpooled.buffer(0, MOST_BODY_BYTES);
    private final Deque<Object> held = new ArrayDeque<>();
    private Stage stage = Stage.TAKING;
    private @Nullable HttpRequest request;
    private @Nullable BodyPipe pipe;
    private boolean awaitsReader;

    /// @param upgrade absent where there is no WebSocket
    /// @param deadlines in which a whole request must have come, and how long a client may stall
    HttpFront(HttpService service, @Nullable WebSocketUpgrade upgrade, Deadlines deadlines) {
        this(
                service,
                upgrade,
                deadlines,
                call -> {
                    var _ = Thread.ofVirtual().name("http").start(call);
                });
    }

    /// @param calls where calls are answered, and may block
    HttpFront(
            HttpService service,
            @Nullable WebSocketUpgrade upgrade,
            Deadlines deadlines,
            Executor calls) {
        this.service = service;
        this.upgrade = upgrade;
        this.deadlines = deadlines;
        this.calls = calls;
        this.deadline = new RequestDeadline(deadlines.request());
        this.sender = new AnswerSender(deadlines.stall());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        deadline.start(ctx);
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
        sender.more();
        if (awaitsReader && ctx.channel().isWritable()) {
            next(ctx);
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
        switch (stage) {
            case TAKING -> take(ctx, message);
            // It came in one piece with what is answered now; no more is read until it is its turn.
            case HOLDING -> held.add(message);
            case DRAINING -> drain(ctx, message);
            case OVER -> ReferenceCountUtil.release(message);
        }
    }

    private void take(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpRequest head) {
                begin(ctx, head);
            }
            if (message instanceof HttpContent content && stage == Stage.TAKING) {
                if (pipe == null) {
                    gather(ctx, content);
                } else {
                    handOn(ctx, pipe, content);
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest head) {
        request = head;
        body.clear();
        if (head.decoderResult().isFailure()) {
            refuse(ctx, Requests.fault(head), RefusalCode.BAD_JSON, "the request can't be read");
            return;
        }
        boolean streamed = service.streams(head.method().name(), Requests.path(head));
        if (!streamed && HttpUtil.getContentLength(head, 0L) > MOST_BODY_BYTES) {
            refuse(ctx, 413, RefusalCode.TOO_LONG, "the body is too long");
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

    private void gather(ChannelHandlerContext ctx, HttpContent content) {
        HttpRequest head = request;
        if (head == null) {
            return;
        }
        if (content.decoderResult().isFailure()) {
            refuse(ctx, 400, RefusalCode.BAD_JSON, "the request can't be read");
        } else if (body.readableBytes() + content.content().readableBytes() > MOST_BODY_BYTES) {
            refuse(ctx, 413, RefusalCode.TOO_LONG, "the body is too long");
        } else {
            body.writeBytes(content.content());
            if (content instanceof LastHttpContent) {
                complete(ctx, head);
            }
        }
    }

    private void complete(ChannelHandlerContext ctx, HttpRequest head) {
        deadline.stop();
        request = null;
        HttpCall call = Requests.call(ctx, head, HttpCall.whole(ByteBufUtil.getBytes(body)));
        WebSocketUpgrade upgrading = upgrade;
        if (upgrading != null && call.path().equals(WebSocketUpgrade.PATH)) {
            HttpAnswer refused = upgrading.attempt(ctx, head, call);
            if (refused == null) {
                stage = Stage.OVER;
            } else {
                answer(ctx, refused, false);
            }
            return;
        }
        hold(ctx);
        serve(ctx, call, HttpUtil.isKeepAlive(head));
    }

    private void stream(ChannelHandlerContext ctx, HttpRequest head) {
        deadline.stop();
        request = null;
        BodyPipe coming = new BodyPipe(deadlines.stall(), reader -> wake(ctx, reader));
        pipe = coming;
        serve(ctx, Requests.call(ctx, head, coming), HttpUtil.isKeepAlive(head));
    }

    /// The reader of a body has room again. Called on its thread.
    private void wake(ChannelHandlerContext ctx, BodyPipe reader) {
        ctx.executor()
                .execute(() -> {
                    // It may have come to its end before this.
                    if (pipe == reader && stage == Stage.TAKING) {
                        ctx.channel().config().setAutoRead(true);
                    }
                });
    }

    private void handOn(ChannelHandlerContext ctx, BodyPipe coming, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            // Also the last one that the decoder gives: the end of this body is never found.
            coming.fail("the body can't be read");
            return;
        }
        if (!coming.offer(content.content().retain())) {
            ctx.channel().config().setAutoRead(false);
        }
        if (content instanceof LastHttpContent) {
            coming.end();
            hold(ctx);
        }
    }

    private void hold(ChannelHandlerContext ctx) {
        stage = Stage.HOLDING;
        ctx.channel().config().setAutoRead(false);
    }

    private void serve(ChannelHandlerContext ctx, HttpCall call, boolean keepAlive) {
        calls.execute(() -> {
            HttpAnswer full = service.answer(call);
            HttpAnswer answer = call.method().equals("HEAD") ? full.bare() : full;
            ctx.executor().execute(() -> answer(ctx, answer, keepAlive));
        });
    }

    private void refuse(ChannelHandlerContext ctx, int status, RefusalCode code, String text) {
        deadline.stop();
        answer(ctx, service.refuse(status, Refusal.of(code, text)), false);
    }

    private void answer(ChannelHandlerContext ctx, HttpAnswer answer, boolean keepAlive) {
        boolean whole = pipe == null ? request == null : pipe.hasEnded();
        if (pipe != null) {
            pipe.close();
            pipe = null;
        }
        if (!ctx.channel().isActive()) {
            sender.forget(ctx, answer);
        } else if (!whole) {
            stage = Stage.DRAINING;
            sender.send(ctx, answer, false, () -> awaitRest(ctx));
        } else if (keepAlive) {
            sender.send(ctx, answer, true, () -> next(ctx));
        } else {
            stage = Stage.OVER;
            sender.send(ctx, answer, false, () -> end(ctx));
        }
    }

    /// Lets the next request come, once the client has read the answers before: they would pile up
    /// here. The deadline also ends a connection whose client does not read.
    private void next(ChannelHandlerContext ctx) {
        deadline.start(ctx);
        awaitsReader = !ctx.channel().isWritable();
        if (!awaitsReader) {
            stage = Stage.TAKING;
            ctx.channel().config().setAutoRead(true);
            while (stage != Stage.HOLDING && !held.isEmpty()) {
                channelRead(ctx, held.remove());
            }
        }
    }

    private void end(ChannelHandlerContext ctx) {
        deadline.start(ctx);
        releaseHeld();
        AnswerSender.close(ctx);
    }

    private void awaitRest(ChannelHandlerContext ctx) {
        deadline.start(ctx);
        AnswerSender.shutOutput(ctx);
        ctx.channel().config().setAutoRead(true);
    }

    private void drain(ChannelHandlerContext ctx, Object message) {
        boolean last =
                message instanceof LastHttpContent content && content.decoderResult().isSuccess();
        ReferenceCountUtil.release(message);
        if (last) {
            stage = Stage.OVER;
            AnswerSender.close(ctx);
        }
    }

    private void letGo() {
        deadline.stop();
        releaseHeld();
        if (pipe != null) {
            pipe.fail("the client went");
        }
        sender.stop();
    }

    private void releaseHeld() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
