package chat.parley.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What a process has used up to one moment.
///
/// @param cpu processor time of all its threads, in steps of the kernel's clock tick (10 ms)
/// @param residentBytes memory that it holds now, 0 where the system does not tell (only Linux
///   does)
/// @param peakResidentBytes the most that it ever held, likewise
public record ProcessUse(Duration cpu, long residentBytes, long peakResidentBytes) {

    static ProcessUse of(ProcessHandle process) {
        Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return new ProcessUse(cpu, kilobytes(status, "VmRSS:"), kilobytes(status, "VmHWM:"));
    }

    private static long kilobytes(Path status, String field) {
        if (!Files.isReadable(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
