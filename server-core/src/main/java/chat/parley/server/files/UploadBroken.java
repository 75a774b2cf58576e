package chat.parley.server.files;

/// The bytes of an upload stopped coming: the client went, is too slow, or goes on over another
/// connection. What came is kept.
public final class UploadBroken extends Exception {

    private static final long serialVersionUID = 1L;

    UploadBroken(Throwable cause) {
        super("the bytes stopped coming", cause);
    }
}
