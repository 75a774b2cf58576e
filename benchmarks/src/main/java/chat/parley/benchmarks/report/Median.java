package chat.parley.benchmarks.report;

import java.util.Arrays;

/// The middle of several measurements: on a busy machine single ones lie.
public final class Median {

    private Median() {}

    /// The value in the middle, or the mean of the two there.
    ///
    /// @throws IllegalArgumentException if there are none
    public static double of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
