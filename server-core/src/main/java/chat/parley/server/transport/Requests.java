package chat.parley.server.transport;

import chat.parley.server.http.HttpCall;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Turns what came over the socket into calls. No state.
final class Requests {

    private Requests() {}

    static HttpCall call(ChannelHandlerContext ctx, HttpRequest head, InputStream body) {
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

    /// The path without the query.
    static String path(HttpRequest head) {
        String uri = head.uri();
        int question = uri.indexOf('?');
        return question < 0 ? uri : uri.substring(0, question);
    }

    /// Why a head could not be read, as a status.
    static int fault(HttpRequest head) {
        Throwable cause = head.decoderResult().cause();
        boolean tooLong =
                cause instanceof TooLongHttpHeaderException
                        || cause instanceof TooLongHttpLineException;
        return tooLong ? 431 : 400;
    }

    /// The client's address without its port.
    private static String remoteAddress(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "";
    }
}
