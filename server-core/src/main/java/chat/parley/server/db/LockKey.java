package chat.parley.server.db;

import java.util.Comparator;
import java.util.UUID;

/// The row that a write locks before it does anything else; also its place in a batch.
///
/// All nodes lock in the same order, so that two batches wait for each other only where a write
/// touches more than its key.
///
/// @param table table of the row
/// @param id its primary key; ignored for [Table#NONE]
public record LockKey(Table table, UUID id) {

    /// Tables with rows worth locking, in locking order.
    public enum Table {
        /// a room: whoever changes anything durable in it
        ROOM,
        /// a person: whoever changes the account or personal state
        PERSON,
        /// nothing
        NONE
    }

    private static final LockKey NOTHING = new LockKey(Table.NONE, new UUID(0, 0));

    /// As databases sort: UUIDs as unsigned bytes.
    static final Comparator<LockKey> ORDER =
            Comparator.comparing(LockKey::table)
                    .thenComparing(LockKey::id, LockKey::compareUnsigned);

    /// The row of a room.
    public static LockKey room(UUID id) {
        return new LockKey(Table.ROOM, id);
    }

    /// The row of a person.
    public static LockKey person(UUID id) {
        return new LockKey(Table.PERSON, id);
    }

    /// No row.
    public static LockKey none() {
        return NOTHING;
    }

    private static int compareUnsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
