package chat.parley.server.gateway;

import chat.parley.protocol.TypingSeen;
import chat.parley.protocol.WireCodec;
import chat.parley.server.presence.PresenceBoard;
import java.util.ArrayList;
import java.util.List;

/// Tells who types to the others in the room who are on this node, at once, but not to those who
/// have switched it off. Called by any thread.
final class TypingNews implements PresenceBoard.Listener, AutoCloseable {

    private final Hub hub;
    private final WireCodec codec;
    private final PresenceBoard.Listening listening;

    TypingNews(PresenceBoard board, Hub hub, WireCodec codec) {
        this.hub = hub;
        this.codec = codec;
        this.listening = board.listen(this);
    }

    @Override
    public void onTyping(TypingSeen typing) {
        List<Session> except = new ArrayList<>(hub.sessionsOf(typing.person()));
        except.addAll(hub.sessionsWithoutTyping(typing.room()));
        hub.whisper(typing.room(), codec.write(typing), except);
    }

    @Override
    public void close() {
        listening.close();
    }
}
