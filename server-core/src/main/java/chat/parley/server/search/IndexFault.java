package chat.parley.server.search;

import java.io.IOException;

/// The files of an index can't be read or written. A fault of ours or of the disk, not of who asks;
/// the message is fit for the person at the console.
public final class IndexFault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IndexFault(String what, IOException cause) {
        super(what, cause);
    }
}
