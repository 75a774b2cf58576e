package chat.parley.desktop.session;

import java.util.TreeMap;

/// How many messages of one room are unread: the server's exact count at a known number, and what
/// has arrived since. Belongs to the FX thread.
///
/// The count is exact when the pointer stands at or above the last snapshot's head; below it the
/// server's next word makes it exact again.
final class UnreadCount {
    private final TreeMap<Long, Boolean> arrived = new TreeMap<>();
    private long head;
    private long readSeq;
    private int earlier;
    private int earlierMentions;

    /// A snapshot: the server's counts at `head`. A pointer that was moved further here stays.
    void snapshot(long head, long readSeq, int unread, int mentions) {
        this.head = Math.max(this.head, head);
        arrived.headMap(head, true).clear();
        earlier = unread;
        earlierMentions = mentions;
        long own = this.readSeq;
        this.readSeq = readSeq;
        if (own > readSeq) {
            readTo(own);
        }
    }

    /// A message of somebody else was posted.
    void posted(long seq, boolean namesMe) {
        if (seq > head && seq > readSeq) {
            arrived.put(seq, namesMe);
        }
    }

    /// A message is no longer there to be read.
    void deleted(long seq) {
        arrived.remove(seq);
    }

    /// The person saw everything up to `seq`.
    void readTo(long seq) {
        readSeq = Math.max(readSeq, seq);
        arrived.headMap(readSeq, true).clear();
        if (readSeq >= head) {
            earlier = 0;
            earlierMentions = 0;
        }
    }

    /// The server's word after a pointer moved. It may or may not know of the latest messages, so
    /// these are never counted twice.
    void moved(long serverReadSeq, int unread, int mentions) {
        if (serverReadSeq < readSeq) {
            return;
        }
        readTo(serverReadSeq);
        if (readSeq < head) {
            earlier = Math.max(0, unread - arrived.size());
            earlierMentions = Math.max(0, mentions - arrivedMentions());
        }
    }

    long readSeq() {
        return readSeq;
    }

    int unread() {
        return earlier + arrived.size();
    }

    int mentions() {
        return earlierMentions + arrivedMentions();
    }

    private int arrivedMentions() {
        return (int) arrived.values().stream().filter(Boolean::booleanValue).count();
    }
}
