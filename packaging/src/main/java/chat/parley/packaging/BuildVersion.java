package chat.parley.packaging;

import chat.parley.server.ChatServer;
import picocli.CommandLine.IVersionProvider;

/// The version this Parley was built as, with the Java it runs on; what `parley --version` prints.
/// Stateless.
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "Parley " + ChatServer.version() + " (Java " + Runtime.version().feature() + ")"
        };
    }
}
