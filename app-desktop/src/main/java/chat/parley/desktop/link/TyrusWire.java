package chat.parley.desktop.link;

import chat.parley.protocol.Protocol;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket by Tyrus' client on the JDK container. Thread-safe.
///
/// Connecting, sending and closing happen on one thread of its own, because the container's write
/// queue is not safe for more than one (https://github.com/eclipse-ee4j/tyrus/issues/678).
final class TyrusWire extends Endpoint implements Wire {
    private static final Logger log = LoggerFactory.getLogger(TyrusWire.class);
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final int INCOMING_BUFFER_BYTES = 131_072;
    private static final int MOST_TEXT = 4 << 20;

    private final ServerAddress address;
    private final SSLContext tls;
    private final Events events;
    private final ExecutorService sending =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("parley-link").factory());
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable Session session;

    private TyrusWire(ServerAddress address, SSLContext tls, Events events) {
        this.address = address;
        this.tls = tls;
        this.events = events;
    }

    /// Makes wires to one server whose key is trusted by `keys`.
    static Opener opener(ServerAddress address, ServerKeys keys) {
        SSLContext tls = keys.context();
        return events -> {
            TyrusWire wire = new TyrusWire(address, tls, events);
            wire.submit(wire::connect);
            return wire;
        };
    }

    private void connect() {
        if (over.get()) {
            return;
        }
        ClientManager client = ClientManager.createClient(JdkClientContainer.class.getName());
        client.getProperties().put(ClientProperties.HANDSHAKE_TIMEOUT, HANDSHAKE_MILLIS);
        client.getProperties().put(ClientProperties.INCOMING_BUFFER_SIZE, INCOMING_BUFFER_BYTES);
        client.getProperties()
                .put(
                        ClientProperties.SSL_ENGINE_CONFIGURATOR,
                        new SslEngineConfigurator(tls, true, false, false));
        client.setDefaultMaxTextMessageBufferSize(MOST_TEXT);
        ClientEndpointConfig config =
                ClientEndpointConfig.Builder.create()
                        .preferredSubprotocols(List.of(Protocol.SUBPROTOCOL))
                        .configurator(new WithoutOrigin())
                        .build();
        try {
            session = client.connectToServer(this, config, address.webSocket());
            if (over.get()) {
                closeQuietly(session);
            }
        } catch (DeploymentException | IOException unreachable) {
            log.debug("No connection to {}", address, unreachable);
            closed(Events.NO_CODE, "");
        }
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) events::frame);
        events.opened();
    }

    @Override
    public void onClose(Session gone, CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        boolean broken = code == CloseReason.CloseCodes.CLOSED_ABNORMALLY.getCode();
        String phrase = reason.getReasonPhrase();
        closed(broken ? Events.NO_CODE : code, phrase == null ? "" : phrase);
    }

    @Override
    public void onError(Session broken, Throwable fault) {
        log.debug("The connection to {} broke", address, fault);
    }

    @Override
    public void send(String frame) {
        submit(() -> {
            Session present = session;
            if (present == null || over.get()) {
                return;
            }
            try {
                present.getBasicRemote().sendText(frame);
            } catch (IOException | IllegalStateException broken) {
                log.debug("Could not send to {}", address, broken);
                closed(Events.NO_CODE, "");
            }
        });
    }

    @Override
    public void close() {
        boolean first = over.compareAndSet(false, true);
        submit(() -> {
            closeQuietly(session);
            sending.shutdown();
        });
        if (first) {
            events.closed(Events.NO_CODE, "");
        }
    }

    private void closed(int code, String reason) {
        if (over.compareAndSet(false, true)) {
            events.closed(code, reason);
        }
    }

    private static void closeQuietly(@Nullable Session open) {
        if (open != null && open.isOpen()) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                log.debug("Closing a connection that was gone", alreadyGone);
            }
        }
    }

    private void submit(Runnable task) {
        try {
            sending.execute(task);
        } catch (RejectedExecutionException over) {
            log.trace("Nothing is sent on a closed connection", over);
        }
    }

    /// Takes away the `Origin` that Tyrus adds: it is for browsers, and a server refuses those it
    /// does not know.
    private static final class WithoutOrigin extends ClientEndpointConfig.Configurator {
        @Override
        public void beforeRequest(Map<String, List<String>> headers) {
            headers.keySet().removeIf("Origin"::equalsIgnoreCase);
        }
    }
}
