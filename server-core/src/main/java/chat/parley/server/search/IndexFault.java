package chat.parley.server.search;

/// The files of an index can't be read or written. A fault of ours or of the disk, not of who asks;
/// the message is fit for the person at the console.
public final class IndexFault extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IndexFault(String what, Exception cause) {
        super(what, cause);
    }

    IndexFault(String what) {
        super(what);
    }
}
