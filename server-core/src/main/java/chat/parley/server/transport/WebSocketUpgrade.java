package chat.parley.server.transport;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Protocol;
import chat.parley.server.gateway.Gateway;
import chat.parley.server.http.HttpAnswer;
import chat.parley.server.http.HttpCall;
import chat.parley.server.http.HttpService;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeStatus;
import org.jspecify.annotations.Nullable;

/// Turns an HTTP connection into a WebSocket one, or says why not. Stateless; called on event
/// loops.
final class WebSocketUpgrade {

    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private final Engine engine = Engine.at(Protocol.SOCKET, Protocol.SUBPROTOCOL);
    private final Gateway gateway;
    private final HttpService errors;
    private final LoopTurns turns;
    private final Limits limits;
    private final Set<String> allowedOrigins;

    WebSocketUpgrade(
            Gateway gateway,
            HttpService errors,
            LoopTurns turns,
            Limits limits,
            Set<String> allowedOrigins) {
        this.gateway = gateway;
        this.errors = errors;
        this.turns = turns;
        this.limits = limits;
        this.allowedOrigins = allowedOrigins;
    }

    /// Ends the threads of the engine; called when all connections are gone.
    void close() {
        engine.shutdown();
    }

    /// Upgrades the connection.
    ///
    /// @return absent when it is upgraded, otherwise the refusal
    @Nullable HttpAnswer attempt(ChannelHandlerContext ctx, HttpRequest request, HttpCall call) {
        HttpAnswer refused = refusal(call);
        if (refused != null) {
            return refused;
        }
        ClientConnection connection =
                new ClientConnection(
                        ctx.channel(),
                        turns.of(ctx.channel().eventLoop()),
                        call.remoteAddress(),
                        call.header("host").orElse(""));
        TyrusUpgradeResponse response = new TyrusUpgradeResponse();
        UpgradeInfo upgrade = engine.upgrade(request, Protocol.SOCKET, connection, response);
        if (upgrade.getStatus() != UpgradeStatus.SUCCESS) {
            return bad("the upgrade is not well-formed");
        }
        var _ = ctx.writeAndFlush(switching(response));
        replaceHttp(ctx, connection, upgrade);
        return null;
    }

    private @Nullable HttpAnswer refusal(HttpCall call) {
        if (!call.method().equals("GET")) {
            HttpAnswer answer = errors.refuse(405, Refusal.of(RefusalCode.BAD_FIELD, "only GET"));
            return new HttpAnswer(answer.status(), Map.of("Allow", "GET"), answer.body());
        }
        if (call.tokenInQuery()) {
            return errors.refuse(
                    401, Refusal.of(RefusalCode.NOT_SIGNED_IN, "the token belongs into hello"));
        }
        if (!names(call, "upgrade", "websocket") || !names(call, "connection", "upgrade")) {
            return bad("this is the WebSocket");
        }
        if (!VERSION.equals(call.headers().get("sec-websocket-version"))) {
            HttpAnswer answer = bad("only version 13");
            return new HttpAnswer(
                    answer.status(), Map.of("Sec-WebSocket-Version", VERSION), answer.body());
        }
        if (!keyed(call.headers().getOrDefault("sec-websocket-key", ""))) {
            return bad("Sec-WebSocket-Key is 16 bytes in Base64");
        }
        if (!names(call, "sec-websocket-protocol", Protocol.SUBPROTOCOL)) {
            return bad("offer the sub-protocol " + Protocol.SUBPROTOCOL);
        }
        String origin = call.headers().get("origin");
        if (origin != null && !allowedOrigins.contains(origin)) {
            return errors.refuse(
                    403, Refusal.of(RefusalCode.FORBIDDEN, "this origin is not allowed"));
        }
        return null;
    }

    private HttpAnswer bad(String text) {
        return errors.refuse(400, Refusal.of(RefusalCode.BAD_FIELD, text));
    }

    private static boolean names(HttpCall call, String header, String word) {
        String value = call.headers().getOrDefault(header, "");
        return Arrays.stream(value.split(",")).map(String::strip).anyMatch(word::equalsIgnoreCase);
    }

    private static boolean keyed(String key) {
        try {
            return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static FullHttpResponse switching(TyrusUpgradeResponse response) {
        FullHttpResponse http =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SWITCHING_PROTOCOLS,
                        Unpooled.EMPTY_BUFFER);
        response.getHeaders().forEach((name, values) -> http.headers().set(name, values));
        http.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        return http;
    }

    /// Puts the guard in the place of HTTP. Bytes that came behind the request reach the guard when
    /// the decoder goes.
    private void replaceHttp(
            ChannelHandlerContext ctx, ClientConnection connection, UpgradeInfo upgrade) {
        ctx.pipeline().remove(HttpResponseEncoder.class);
        Connection speaking =
                upgrade.createConnection(
                        new ChannelWriter(ctx.channel(), connection),
                        reason -> connection.onEngineDone());
        FrameGuard guard =
                new FrameGuard(
                        connection,
                        speaking.getReadHandler(),
                        limits.count(Limit.FRAGMENTS),
                        limits.count(Limit.MESSAGE_SECONDS));
        connection.speakThrough(speaking, guard);
        connection.start(gateway.open(connection));
        ctx.pipeline().addLast(guard);
        ctx.pipeline().remove(ctx.handler());
        ctx.pipeline().remove(HttpRequestDecoder.class);
    }
}
