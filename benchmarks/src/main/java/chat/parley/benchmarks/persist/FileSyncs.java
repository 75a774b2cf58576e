package chat.parley.benchmarks.persist;

import chat.parley.benchmarks.process.JavaProcess;
import chat.parley.benchmarks.process.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// Syncs that a Java process asks for itself, as the flight recorder of its virtual machine sees
/// them: nothing of the product's own counting is trusted here.
final class FileSyncs implements SyncCounter {

    private final JavaProcess process;
    private final Path file;

    FileSyncs(JavaProcess process, Scratch scratch) {
        this.process = process;
        this.file = scratch.path("syncs.jfr");
        process.jcmd(
                "JFR.start",
                "name=syncs",
                "settings=none",
                "+jdk.FileForce#enabled=true",
                "+jdk.FileForce#threshold=0ms");
    }

    @Override
    public long count() throws IOException {
        process.jcmd("JFR.dump", "name=syncs", "filename=" + file);
        long count = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.FileForce")) {
                    count++;
                }
            }
        }
        Files.delete(file);
        return count;
    }

    @Override
    public void close() {
        process.jcmd("JFR.stop", "name=syncs");
    }
}
