package chat.parley.server.transport;

import chat.parley.protocol.WireCodec;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The WebSocket endpoint at `/ws`: what the engine has decoded goes to the connection it belongs
/// to. The engine makes one for each connection and calls it on that connection's event loop.
public final class ChatEndpoint extends Endpoint {

    private static final Logger log = LoggerFactory.getLogger(ChatEndpoint.class);
    private static final String CONNECTION = "chat.parley.connection";

    /// Hands the connection, which travels with the upgrade request, over to the endpoint.
    static final class Configurator extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(
                ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put(CONNECTION, request.getHttpSession());
        }
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        ClientConnection connection =
                (ClientConnection) session.getUserProperties().get(CONNECTION);
        session.setMaxTextMessageBufferSize(WireCodec.MAX_FRAME_BYTES);
        if (connection == null) {
            throw new IllegalStateException("the upgrade names no connection");
        }
        session.addMessageHandler(String.class, connection::onText);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        log.debug("closed {}", reason.getCloseCode());
    }

    @Override
    public void onError(Session session, Throwable cause) {
        log.debug("the WebSocket engine gave up a connection", cause);
    }
}
