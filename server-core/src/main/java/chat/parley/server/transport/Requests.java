package chat.parley.server.transport;

import chat.parley.server.http.HttpCall;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns what came over the socket into calls. No state.
final class Requests {

    /// Of the eight groups that Java writes an IPv6 address in.
    private static final int NETWORK_GROUPS = 4;

    private Requests() {}

    /// @param proxies who is believed when they say for whom they ask
    static HttpCall call(
            ChannelHandlerContext ctx, HttpRequest head, InputStream body, TrustedProxies proxies) {
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
                remoteAddress(ctx, head, proxies));
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

    private static String remoteAddress(
            ChannelHandlerContext ctx, HttpRequest head, TrustedProxies proxies) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress peer
                ? counted(
                        proxies.client(
                                peer.getAddress(), head.headers().getAll(TrustedProxies.HEADER)))
                : "";
    }

    /// The address as limits count it. Whoever has an IPv6 address has all 2^64 of its network, and
    /// would begin anew with each; only those of one link are shared by strangers.
    static String counted(InetAddress address) {
        if (!(address instanceof Inet6Address)
                || address.isLinkLocalAddress()
                || address.isLoopbackAddress()) {
            return address.getHostAddress();
        }
        List<String> groups = List.of(address.getHostAddress().split(":", -1));
        return String.join(":", groups.subList(0, NETWORK_GROUPS)) + "::/64";
    }
}
