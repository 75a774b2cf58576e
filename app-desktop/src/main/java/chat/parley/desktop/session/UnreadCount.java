package chat.parley.desktop.session;

import java.util.TreeMap;

/// How many messages of one room are unread: the server's exact count at a known number, and what
/// has arrived since. Belongs to the FX thread.
///
/// The pointer is ahead while it was moved here and the server has not said so; only then does it
/// stand against a smaller one of the server's.
final class UnreadCount {
    private final TreeMap<Long, Arrival> arrived = new TreeMap<>();
    private long head;
    private long last;
    private long readSeq;
    private boolean ahead;
    private int earlier;
    private int earlierMentions;

    /// A snapshot: the server's counts at `head`. A pointer that is ahead stays.
    void snapshot(long head, long readSeq, int unread, int mentions) {
        this.head = Math.max(this.head, head);
        last = Math.max(last, head);
        arrived.headMap(head, true).clear();
        earlier = unread;
        earlierMentions = mentions;
        long own = this.readSeq;
        this.readSeq = readSeq;
        if (ahead && own > readSeq) {
            pass(own);
        } else {
            ahead = false;
        }
    }

    /// The pointer that was kept on this computer is one that the server was never told.
    void keptAhead() {
        ahead = true;
    }

    /// A message of somebody else was posted.
    void posted(long seq, boolean namesMe) {
        arrived(seq, namesMe ? Arrival.NAMES_ME : Arrival.MESSAGE);
    }

    /// A reply that names this person was posted in a thread: it calls, but is no message of the
    /// timeline.
    void calledInThread(long seq) {
        arrived(seq, Arrival.CALLS_IN_THREAD);
    }

    private void arrived(long seq, Arrival what) {
        last = Math.max(last, seq);
        if (seq > head && seq > readSeq) {
            arrived.put(seq, what);
        }
    }

    /// A message is no longer there to be read.
    void deleted(long seq) {
        arrived.remove(seq);
    }

    /// The person saw everything up to `seq`; a smaller one than before changes nothing.
    void readTo(long seq) {
        if (seq > readSeq) {
            ahead = true;
            pass(seq);
        }
    }

    private void pass(long seq) {
        readSeq = seq;
        arrived.headMap(readSeq, true).clear();
        if (readSeq >= head) {
            earlier = 0;
            earlierMentions = 0;
        }
    }

    /// The server knows now that the person saw everything up to `seq`.
    void told(long seq) {
        if (readSeq <= seq) {
            ahead = false;
        }
    }

    /// The server's word after a pointer moved, forward or back. It may or may not know of the
    /// latest messages, so these are never counted twice.
    ///
    /// @return whether it was taken; a pointer that is ahead of it stays
    boolean moved(long serverReadSeq, int unread, int mentions) {
        if (ahead && serverReadSeq < readSeq) {
            return false;
        }
        ahead = false;
        head = Math.max(head, Math.min(readSeq, last));
        pass(serverReadSeq);
        if (readSeq < head) {
            earlier = Math.max(0, unread - messages());
            earlierMentions = Math.max(0, mentions - calls());
        }
        return true;
    }

    /// The server's counts of everything that has arrived here.
    void exact(long serverReadSeq, int unread, int mentions) {
        if (moved(serverReadSeq, unread, mentions)) {
            head = last;
            arrived.clear();
            earlier = unread;
            earlierMentions = mentions;
        }
    }

    long readSeq() {
        return readSeq;
    }

    /// Whether the pointer was moved here and the server has not said so.
    boolean ahead() {
        return ahead;
    }

    int unread() {
        return earlier + messages();
    }

    int mentions() {
        return earlierMentions + calls();
    }

    private int messages() {
        return (int)
                arrived.values().stream().filter(what -> what != Arrival.CALLS_IN_THREAD).count();
    }

    private int calls() {
        return (int) arrived.values().stream().filter(what -> what != Arrival.MESSAGE).count();
    }

    /// What came that is not read.
    private enum Arrival {
        MESSAGE,
        NAMES_ME,
        CALLS_IN_THREAD
    }
}
