package chat.parley.packaging;

import chat.parley.server.Network;
import chat.parley.server.ServerConfig;
import chat.parley.server.db.UnusableDatabase;
import chat.parley.server.transport.UnusableAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/// Turns what kept a server from starting into one sentence for the person who started it.
/// Stateless.
final class StartFailure {

    private StartFailure() {}

    /// One sentence, with what to do where that is known.
    static String explain(Throwable failure, ServerConfig config) {
        if (failure instanceof UnusableDatabase && config.database() != null) {
            return "The database %s can't be used: %s"
                    .formatted(config.database(), deepest(failure).getMessage());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableAddress unusable) {
                return explain(unusable, config.network());
            }
            if (cause instanceof AccessDeniedException denied) {
                return "No permission to write %s; choose another folder with --data."
                        .formatted(denied.getFile());
            }
            if (cause instanceof FileSystemException file) {
                return "The data folder can't be used: %s.".formatted(file.getMessage());
            }
        }
        return "The server could not start: " + deepest(failure).getMessage();
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return deepest;
    }

    private static String explain(UnusableAddress unusable, Network network) {
        int port = unusable.port();
        if (!busy(unusable)) {
            return "This machine " + unusable.getMessage() + ".";
        }
        boolean admin = Integer.valueOf(port).equals(network.adminPort());
        return admin
                ? "Port %d for --admin-port is in use; choose another.".formatted(port)
                : "Port %d at %s is in use by another program; choose another with --port."
                        .formatted(port, network.bind());
    }

    /// Netty's native transport says it in the message only.
    private static boolean busy(Throwable cause) {
        String message = cause.getMessage();
        return message != null && message.contains("Address already in use");
    }
}
