package chat.parley.server.transport;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Protocol;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.http.HttpAnswer;
import chat.parley.server.http.HttpCall;
import chat.parley.server.http.HttpService;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Has each HTTP request of a connection answered on a virtual thread, one after the other.
/// [RequestIntake] puts requests together, [AnswerSender] sends answers, [RequestDeadline] ends who
/// keeps the server waiting, and an upgrade leaves for [WebSocketUpgrade]. Owned by the
/// connection's event loop.
final class HttpFront extends ChannelInboundHandlerAdapter implements RequestIntake.Turn {

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
    private final TrustedProxies proxies;
    private final Executor calls;
    private final RequestDeadline deadline;
    private final AnswerSender sender;
    private final RequestIntake intake;
    private final Deque<Object> held = new ArrayDeque<>();
    private Stage stage = Stage.TAKING;
    private boolean awaitsReader;

    /// @param upgrade absent where there is no WebSocket
    /// @param proxies who is believed when they say for whom they ask
    /// @param deadlines in which a whole request must have come, and how long a client may stall
    HttpFront(
            HttpService service,
            @Nullable WebSocketUpgrade upgrade,
            TrustedProxies proxies,
            Deadlines deadlines) {
        this(
                service,
                upgrade,
                proxies,
                deadlines,
                call -> {
                    var _ = Thread.ofVirtual().name("http").start(call);
                });
    }

    /// @param calls where calls are answered, and may block
    HttpFront(
            HttpService service,
            @Nullable WebSocketUpgrade upgrade,
            TrustedProxies proxies,
            Deadlines deadlines,
            Executor calls) {
        this.service = service;
        this.upgrade = upgrade;
        this.proxies = proxies;
        this.calls = calls;
        this.deadline = new RequestDeadline(deadlines.request());
        this.sender = new AnswerSender(deadlines.stall());
        this.intake = new RequestIntake(service, deadlines.stall(), this);
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
        // Either way there is nobody to tell.
        Breakage.note(cause);
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
            intake.take(ctx, message);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void serve(ChannelHandlerContext ctx, HttpRequest head, InputStream body) {
        deadline.stop();
        HttpCall call = Requests.call(ctx, head, body, proxies);
        if (upgrade != null && call.path().equals(Protocol.SOCKET)) {
            upgrade(ctx, upgrade, head, call);
            return;
        }
        if (intake.isWhole()) {
            ended(ctx);
        }
        boolean keepAlive = HttpUtil.isKeepAlive(head);
        calls.execute(() -> {
            HttpAnswer full = service.answer(call);
            HttpAnswer answer = call.method().equals("HEAD") ? full.bare() : full;
            ctx.executor().execute(() -> answer(ctx, answer, keepAlive));
        });
    }

    private void upgrade(
            ChannelHandlerContext ctx,
            WebSocketUpgrade upgrading,
            HttpRequest head,
            HttpCall call) {
        HttpAnswer refused = upgrading.attempt(ctx, head, call);
        if (refused == null) {
            stage = Stage.OVER;
        } else {
            answer(ctx, refused, false);
        }
    }

    @Override
    public void ended(ChannelHandlerContext ctx) {
        stage = Stage.HOLDING;
        ctx.channel().config().setAutoRead(false);
    }

    @Override
    public void refuse(ChannelHandlerContext ctx, int status, RefusalCode code, String text) {
        deadline.stop();
        answer(ctx, service.refuse(status, Refusal.of(code, text)), false);
    }

    private void answer(ChannelHandlerContext ctx, HttpAnswer answer, boolean keepAlive) {
        boolean whole = intake.isWhole();
        intake.forget();
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
        intake.breakOff();
        sender.stop();
    }

    private void releaseHeld() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
