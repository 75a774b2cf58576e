package chat.parley.server.transport;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// One connection hearing one room: how far it was told, and how far it should be. Owned by the
/// connection's event loop.
///
/// An event is accepted only when it is the next one, so whatever was forgotten is noticed and
/// asked for again.
final class Subscription {

    private final LoopAudience audience;
    private final ClientConnection member;
    private final long hiddenTo;
    private long cursor;
    private long wanted;
    private boolean filling;
    private long end = Long.MAX_VALUE;
    private byte @Nullable [] farewell;
    private int slot = -1;

    /// @param hiddenTo the member may read nothing at or below this number
    Subscription(LoopAudience audience, ClientConnection member, long after, long hiddenTo) {
        this.audience = audience;
        this.member = member;
        this.hiddenTo = hiddenTo;
        this.cursor = after;
        this.wanted = after;
    }

    LoopAudience audience() {
        return audience;
    }

    ClientConnection member() {
        return member;
    }

    /// Its place on its roster, negative when it is on none.
    int slot() {
        return slot;
    }

    void setSlot(int next) {
        slot = next;
    }

    /// A new event: queued if it is the next, otherwise what is missing is asked for.
    void live(SharedEvent event) {
        long seq = event.seq();
        if (seq > end || seq <= cursor) {
            return;
        }
        wanted = Math.max(wanted, seq);
        ByteBuf frame = event.frame(hiddenTo);
        if (seq == cursor + 1 && frame != null) {
            accept(seq, frame);
        } else {
            askForMissing();
        }
    }

    /// An event read again from the rows; the rows know whether numbers between were taken away.
    ///
    /// @return false if it has no form for this member: it was made for an earlier subscription,
    ///   and what follows must wait
    boolean filled(SharedEvent event) {
        long seq = event.seq();
        if (seq > end || seq <= cursor) {
            return true;
        }
        ByteBuf frame = event.frame(hiddenTo);
        if (frame == null) {
            return false;
        }
        accept(seq, frame);
        return true;
    }

    /// Everything found has been handed over; with nothing found there is nothing to wait for.
    void filledUp(boolean found) {
        filling = false;
        if (!found) {
            cursor = Math.max(cursor, wanted);
        }
        revive();
    }

    /// The room has events up to this number.
    void reachTo(long seq) {
        wanted = Math.max(wanted, Math.min(seq, end));
        revive();
    }

    /// Queued events from `seq + 1` on were forgotten.
    void setBackTo(long seq) {
        cursor = Math.min(cursor, seq);
    }

    /// Nothing after `last` is told any more; the farewell follows it.
    void endAfter(long last, byte[] words) {
        end = last;
        farewell = words;
        wanted = Math.max(Math.min(wanted, last), last);
        revive();
    }

    /// Asks for what is missing if anything is, and says farewell if nothing will come.
    void revive() {
        if (cursor < wanted) {
            askForMissing();
        } else {
            finish();
        }
    }

    private void accept(long seq, ByteBuf frame) {
        if (member.outbound().event(frame, this, seq)) {
            cursor = seq;
            if (cursor >= end) {
                finish();
            }
        }
    }

    private void askForMissing() {
        if (!filling && !member.outbound().draining()) {
            filling = true;
            audience.behind(this, cursor);
        }
    }

    private void finish() {
        byte[] words = farewell;
        if (words != null && cursor >= end && !member.outbound().backlogged()) {
            farewell = null;
            audience.drop(this);
            member.send(words);
        }
    }
}
