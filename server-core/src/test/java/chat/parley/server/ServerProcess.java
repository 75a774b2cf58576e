package chat.parley.server;

import chat.parley.model.Limit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// A server in a process of its own, to be killed by a test.
final class ServerProcess {

    /// What stands before the port on standard output.
    static final String PORT = "port ";

    private ServerProcess() {}

    /// Starts a server and tells its port.
    ///
    /// @param args the data folder
    public static void main(String[] args) throws IOException {
        ServerConfig config = ServerConfig.in(Path.of(args[0]));
        ChatServer server =
                ChatServer.start(
                        config.withLimits(config.limits().with(Limit.FILE_MEGABYTES, 1_000)));
        System.out.println(PORT + server.port());
        // Lives as long as the test that started it.
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
