package chat.parley.desktop.store;

/// This computer's store cannot be read or written: disk full, no rights, broken hardware. The
/// message is fit to be shown.
public class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFault(String message, Throwable cause) {
        super(message, cause);
    }
}
