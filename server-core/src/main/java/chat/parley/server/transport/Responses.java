package chat.parley.server.transport;

import chat.parley.server.http.HttpAnswer;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/// Turns answers into what goes over the socket. No state.
final class Responses {

    private Responses() {}

    /// An answer with its body.
    static HttpResponse whole(HttpAnswer answer, boolean keepAlive) {
        return dressed(
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        Unpooled.wrappedBuffer(answer.body())),
                answer,
                keepAlive);
    }

    /// An answer whose body follows.
    static HttpResponse head(HttpAnswer answer, boolean keepAlive) {
        return dressed(
                new DefaultHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status())),
                answer,
                keepAlive);
    }

    private static HttpResponse dressed(
            HttpResponse response, HttpAnswer answer, boolean keepAlive) {
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        response.headers().set("X-Content-Type-Options", "nosniff");
        boolean bodyless =
                answer.status() == HttpResponseStatus.NO_CONTENT.code()
                        || answer.status() == HttpResponseStatus.NOT_MODIFIED.code();
        if (!bodyless) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.length());
        }
        HttpUtil.setKeepAlive(response, keepAlive);
        return response;
    }
}
