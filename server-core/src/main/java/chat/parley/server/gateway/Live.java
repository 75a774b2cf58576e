package chat.parley.server.gateway;

import chat.parley.protocol.WireCodec;
import chat.parley.server.presence.PresenceBoard;
import chat.parley.server.rooms.Readers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/// Everything fleeting that this node tells: who is there, who types, who has read what.
///
/// [#pulse] and [#sweep] are called by one thread, the rest by any.
final class Live implements AutoCloseable {

    private final PresenceNews presenceNews;
    private final TypingNews typingNews;
    private final ReadNews readNews;
    private final Receipts receipts;
    private final LiveCommands commands;
    private final Idleness idleness;
    private final StatusEnds statusEnds;

    /// @param idleAfter after how long somebody does nothing before they count as idle; zero for
    ///   never
    Live(
            Features features,
            Hub hub,
            WireCodec codec,
            Exchange exchange,
            Duration idleAfter,
            Instant now) {
        PresenceBoard board = features.presence();
        Readers readers = features.readers();
        this.presenceNews =
                new PresenceNews(
                        person -> board.seen(features.profiles().stored(person)),
                        features.rooms(),
                        board,
                        hub,
                        codec,
                        exchange);
        this.typingNews = new TypingNews(board, hub, codec);
        this.readNews = new ReadNews(readers::hidden, board, hub, codec);
        this.receipts = new Receipts(readers::receipt, board::read);
        this.commands = new LiveCommands(features, receipts);
        this.idleness = new Idleness(board, idleAfter);
        this.statusEnds =
                new StatusEnds(features.profiles()::statusesEnded, presenceNews::onStatus, now);
    }

    /// Tells who is there.
    PresenceNews presenceNews() {
        return presenceNews;
    }

    /// Carries out the commands of which it tells others.
    LiveCommands commands() {
        return commands;
    }

    /// Takes that people do something.
    Idleness idleness() {
        return idleness;
    }

    /// Tells what has gathered.
    ///
    /// @param nanos the present time of the machine
    void pulse(long nanos) {
        presenceNews.pulse(nanos);
        receipts.pulse(nanos);
        readNews.pulse(nanos);
    }

    /// Looks who does nothing any more, and whose status is over.
    ///
    /// @param nanos the present time of the machine
    void sweep(Collection<Session> sessions, long nanos, Instant now) {
        idleness.sweep(sessions, nanos);
        statusEnds.look(now);
    }

    @Override
    public void close() {
        presenceNews.close();
        typingNews.close();
        readNews.close();
    }
}
