package chat.parley.server.presence;

/// [PresenceContract] on one node.
final class LocalPresenceTest extends PresenceContract {

    private final PresenceBoard board = new LocalPresence();

    @Override
    PresenceBoard here() {
        return board;
    }

    @Override
    PresenceBoard elsewhere() {
        return board;
    }
}
