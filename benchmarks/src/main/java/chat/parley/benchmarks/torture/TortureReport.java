package chat.parley.benchmarks.torture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a run found, and how hard it was.
///
/// @param findings broken promises, empty if the server kept them all
/// @param kills how often the server was killed while bots talked
/// @param acknowledged how many changes it acknowledged
/// @param again how many of them it said to have stored before: their first answer was lost
/// @param openAtKills how many operations waited for an answer at the moments of the kills
public record TortureReport(
        List<Finding> findings,
        int kills,
        long acknowledged,
        long again,
        long openAtKills,
        Duration time) {
    public TortureReport {
        findings = List.copyOf(findings);
    }

    /// How many findings there are of a kind.
    public long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    @Override
    public String toString() {
        String numbers =
                String.format(
                        Locale.ROOT,
                        "%d kills, %d changes acknowledged (%d of them again), %d open at the kills, %d s: ",
                        kills,
                        acknowledged,
                        again,
                        openAtKills,
                        time.toSeconds());
        String found =
                findings.stream()
                        .limit(20)
                        .map(Finding::toString)
                        .collect(Collectors.joining("\n"));
        return numbers + findings.size() + " findings" + (found.isEmpty() ? "" : "\n" + found);
    }
}
