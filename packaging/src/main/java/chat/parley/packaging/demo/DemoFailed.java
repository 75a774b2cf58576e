package chat.parley.packaging.demo;

/// The demo can't go on: something that should have come about did not. Its message is for the
/// person who watches.
public final class DemoFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param message what was waited for, and what was there instead
    DemoFailed(String message) {
        super(message);
    }
}
