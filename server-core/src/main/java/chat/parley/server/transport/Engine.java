package chat.parley.server.transport;

import chat.parley.protocol.WireCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.WebSocketEngine;

/// Tyrus without one of its own containers: the Jakarta WebSocket engine, fed by this server's
/// sockets. Thread-safe once started.
final class Engine extends TyrusServerContainer {

    private final TyrusWebSocketEngine engine;

    private Engine() {
        super(Set.of());
        engine =
                TyrusWebSocketEngine.builder(this)
                        .incomingBufferSize(2 * WireCodec.MAX_FRAME_BYTES)
                        .build();
    }

    /// An engine with [ChatEndpoint] at the given path.
    static Engine at(String path, String subprotocol) {
        Engine container = new Engine();
        try {
            container.register(
                    ServerEndpointConfig.Builder.create(ChatEndpoint.class, path)
                            .subprotocols(List.of(subprotocol))
                            .configurator(new ChatEndpoint.Configurator())
                            .build());
        } catch (DeploymentException wrong) {
            throw new IllegalStateException("the chat endpoint does not deploy", wrong);
        }
        return container;
    }

    @Override
    public void register(Class<?> endpointClass) throws DeploymentException {
        engine.register(endpointClass, "/");
    }

    @Override
    public void register(ServerEndpointConfig config) throws DeploymentException {
        engine.register(config, "/");
    }

    @Override
    public WebSocketEngine getWebSocketEngine() {
        return engine;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }

    /// Offers the engine an upgrade request.
    ///
    /// @param response filled with status and headers
    WebSocketEngine.UpgradeInfo upgrade(
            HttpRequest request,
            String path,
            ClientConnection connection,
            UpgradeResponse response) {
        RequestContext context =
                RequestContext.Builder.create()
                        .requestURI(URI.create(path))
                        .httpSession(connection)
                        .remoteAddr(connection.remoteAddress())
                        .parameterMap(Map.of())
                        .build();
        HttpHeaders headers = request.headers();
        for (String name : headers.names()) {
            // permessage-deflate stays off, so no extension is ever offered to the engine.
            if (!name.equalsIgnoreCase("Sec-WebSocket-Extensions")) {
                context.getHeaders().put(name, values(headers, name));
            }
        }
        return engine.upgrade(context, response);
    }

    /// The values of a header; of a list in one line each part, as the engine compares
    /// sub-protocols whole.
    private static List<String> values(HttpHeaders headers, String name) {
        if (!name.equalsIgnoreCase("Sec-WebSocket-Protocol")) {
            return headers.getAll(name);
        }
        return headers.getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
