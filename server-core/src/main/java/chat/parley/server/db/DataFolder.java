package chat.parley.server.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A data folder that is ours until closed; the operating system gives it back when the process
/// dies in any way.
final class DataFolder implements AutoCloseable {

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the folder, making it if needed.
    ///
    /// @throws UnusableDatabase if another server has it, in this process or another one, or if it
    ///   can't be written
    static DataFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("parley.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new UnusableDatabase(
                        "Another Parley is already using the data folder "
                                + folder
                                + ". Stop it first, or choose another folder.");
            }
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new UnusableDatabase("The data folder " + folder + " can't be used: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw DatabaseFault.unavailable("the data folder could not be given back", e);
        }
    }
}
