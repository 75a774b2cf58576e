package chat.parley.server.db;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Sorts out of a batch what was asked for by those who may not act any more. No state; called on
/// the committer's thread after the rows of the batch were locked.
final class WarrantCheck {

    private WarrantCheck() {}

    /// The writes that may be done; the others have failed.
    static List<PendingWrite> standing(Handle handle, List<PendingWrite> batch) {
        Map<Warrant, Map<UUID, RuntimeException>> lost = new HashMap<>();
        holders(batch).forEach((warrant, who) -> lost.put(warrant, warrant.lost(handle, who)));
        List<PendingWrite> standing = new ArrayList<>(batch.size());
        for (PendingWrite write : batch) {
            PendingWrite.Held held = write.held();
            RuntimeException why =
                    held == null
                            ? null
                            : lost.getOrDefault(held.warrant(), Map.of()).get(held.by());
            if (why == null) {
                standing.add(write);
            } else {
                write.fail(why);
            }
        }
        return standing;
    }

    private static Map<Warrant, Set<UUID>> holders(List<PendingWrite> batch) {
        Map<Warrant, Set<UUID>> holders = new HashMap<>();
        for (PendingWrite write : batch) {
            PendingWrite.Held held = write.held();
            if (held != null) {
                holders.computeIfAbsent(held.warrant(), _ -> new HashSet<>()).add(held.by());
            }
        }
        return holders;
    }
}
