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
    private final Idleness idleness;
    private final StatusEnds statusEnds;

    /// @param idleAfter after how long somebody does nothing before they count as idle; zero for
    ///   never
    Live(
            Gateway.Features features,
            Hub hub,
            WireCodec codec,
            Exchange exchange,
            Duration idleAfter,
            Instant now) {
        PresenceBoard board = features.presence();
        Readers readers = features.readers();
        this.presenceNews = new PresenceNews(features, hub, codec, exchange);
        this.typingNews = new TypingNews(board, hub, codec);
        this.readNews = new ReadNews(readers, board, hub, codec);
        this.receipts = new Receipts(readers::receipt, board::read);
        this.idleness = new Idleness(board, idleAfter);
        this.statusEnds =
                new StatusEnds(features.profiles()::statusesEnded, presenceNews::statusEnded, now);
    }

    /// Takes what people have read.
    Receipts receipts() {
        return receipts;
    }

    /// Takes that people do something.
    Idleness idleness() {
        return idleness;
    }

    /// Tells what has gathered.
    void pulse() {
        presenceNews.pulse();
        receipts.pulse(System.nanoTime());
        readNews.pulse();
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
