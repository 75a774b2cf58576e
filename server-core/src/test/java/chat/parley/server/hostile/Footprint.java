package chat.parley.server.hostile;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// What this process holds at a moment, after the garbage was collected. Immutable.
///
/// @param heapBytes heap in use
/// @param threads platform threads
/// @param files open files and sockets, 0 where the system does not tell
record Footprint(long heapBytes, int threads, long files) {

    /// How much more may be there later than before.
    ///
    /// @param heapBytes heap
    /// @param threads platform threads, for pools that had not filled
    /// @param files files, for those of a database
    record Bound(long heapBytes, int threads, long files) {}

    /// Of this process now.
    static Footprint now() {
        long heap = Long.MAX_VALUE;
        // What finalizers and cleaners let go is only free the next time.
        for (int n = 0; n < 4; n++) {
            System.gc();
            heap =
                    Math.min(
                            heap,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        long files =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0;
        return new Footprint(heap, ManagementFactory.getThreadMXBean().getThreadCount(), files);
    }

    /// What has grown since then beyond a bound, in words; empty if nothing has.
    List<String> grownSince(Footprint before, Bound bound) {
        List<String> grown = new ArrayList<>();
        compare(grown, "heap bytes", before.heapBytes, heapBytes, bound.heapBytes);
        compare(grown, "threads", before.threads, threads, bound.threads);
        compare(grown, "files", before.files, files, bound.files);
        return grown;
    }

    private static void compare(
            List<String> grown, String what, long before, long after, long bound) {
        if (after - before > bound) {
            grown.add("%s: %,d, then %,d; bound is %,d more".formatted(what, before, after, bound));
        }
    }
}
