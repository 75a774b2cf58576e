package chat.parley.server.doorbell;

import org.junit.jupiter.api.AfterEach;

/// [DoorbellContract] in one process.
final class LocalDoorbellTest extends DoorbellContract {

    private final LocalDoorbell doorbell = new LocalDoorbell();

    @AfterEach
    void close() {
        doorbell.close();
    }

    @Override
    Doorbell ringing() {
        return doorbell;
    }

    @Override
    Doorbell listening() {
        return doorbell;
    }
}
