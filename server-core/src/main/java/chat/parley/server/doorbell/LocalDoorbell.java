package chat.parley.server.doorbell;

import java.util.function.Consumer;

/// The doorbell of a server that is its only node.
public final class LocalDoorbell implements Doorbell {

    private final BellQueue heard = new BellQueue("parley-doorbell");

    @Override
    public void ring(Bell bell) {
        heard.add(bell);
    }

    @Override
    public Listening listen(Consumer<Bell> listener) {
        return heard.listen(listener);
    }

    @Override
    public void close() {
        heard.close();
    }
}
