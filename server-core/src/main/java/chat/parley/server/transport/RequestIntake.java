package chat.parley.server.transport;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.WireCodec;
import chat.parley.server.http.HttpCall;
import chat.parley.server.http.HttpService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Puts one request after another together from what comes over a connection: a short body is
/// gathered first, one that [HttpService#streams] goes through a [BodyPipe] while it comes. Owned
/// by the connection's event loop.
final class RequestIntake {

    /// What becomes of requests. Called on the event loop.
    interface Turn {

        /// A request can be answered; a streamed body may be still on its way.
        void serve(ChannelHandlerContext ctx, HttpRequest head, InputStream body);

        /// A streamed body has come to its end.
        void ended(ChannelHandlerContext ctx);

        /// A request can't be taken; the rest of it may be still on its way.
        void refuse(ChannelHandlerContext ctx, int status, RefusalCode code, String text);
    }

    private final HttpService service;
    private final Duration patience;
    private final Turn turn;
    private final ByteBuf body = Unpooled.buffer(0, WireCodec.MAX_BODY_BYTES);
    private @Nullable HttpRequest request;
    private @Nullable BodyPipe pipe;
    private boolean whole;

    /// @param patience with a client whose streamed body stalls
    RequestIntake(HttpService service, Duration patience, Turn turn) {
        this.service = service;
        this.patience = patience;
        this.turn = turn;
    }

    /// Takes the next piece, which stays the caller's.
    void take(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest head) {
            begin(ctx, head);
        }
        if (message instanceof HttpContent content) {
            if (pipe != null) {
                handOn(ctx, pipe, content);
            } else if (request != null) {
                gather(ctx, request, content);
            }
        }
    }

    /// Whether all of the last request has come.
    boolean isWhole() {
        return whole;
    }

    /// The last request was answered: whatever still comes of it is not looked at.
    void forget() {
        request = null;
        if (pipe != null) {
            pipe.close();
            pipe = null;
        }
    }

    /// The client went.
    void breakOff() {
        if (pipe != null) {
            pipe.fail("the client went");
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest head) {
        whole = false;
        body.clear();
        if (head.decoderResult().isFailure()) {
            refuseUnread(ctx, Requests.fault(head));
            return;
        }
        boolean streamed = service.streams(head.method().name(), Requests.path(head));
        if (!streamed && HttpUtil.getContentLength(head, 0L) > WireCodec.MAX_BODY_BYTES) {
            refuseTooLong(ctx);
            return;
        }
        if (HttpUtil.is100ContinueExpected(head)) {
            var _ =
                    ctx.writeAndFlush(
                            new DefaultFullHttpResponse(
                                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        if (streamed) {
            BodyPipe coming = new BodyPipe(patience, reader -> wake(ctx, reader));
            pipe = coming;
            turn.serve(ctx, head, coming);
        } else {
            request = head;
        }
    }

    private void gather(ChannelHandlerContext ctx, HttpRequest head, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            refuseUnread(ctx, 400);
        } else if (body.readableBytes() + content.content().readableBytes()
                > WireCodec.MAX_BODY_BYTES) {
            refuseTooLong(ctx);
        } else {
            body.writeBytes(content.content());
            if (content instanceof LastHttpContent) {
                whole = true;
                turn.serve(ctx, head, HttpCall.whole(ByteBufUtil.getBytes(body)));
            }
        }
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
            whole = true;
            turn.ended(ctx);
        }
    }

    /// The reader of a body has room again. Called on its thread.
    private void wake(ChannelHandlerContext ctx, BodyPipe reader) {
        ctx.executor()
                .execute(() -> {
                    // All may have come, or the answer may have gone, before this.
                    if (pipe == reader && !whole) {
                        ctx.channel().config().setAutoRead(true);
                    }
                });
    }

    private void refuseUnread(ChannelHandlerContext ctx, int status) {
        turn.refuse(ctx, status, RefusalCode.BAD_JSON, "the request can't be read");
    }

    private void refuseTooLong(ChannelHandlerContext ctx) {
        turn.refuse(ctx, 413, RefusalCode.TOO_LONG, "the body is too long");
    }
}
