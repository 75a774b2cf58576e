package chat.parley.desktop.store;

import java.nio.file.Path;

/// Another Parley has this store open. Nothing was changed; the message is fit to be shown.
public final class StoreInUse extends StoreFault {
    private static final long serialVersionUID = 1L;

    StoreInUse(Path file, Throwable cause) {
        super(
                "Parley is already open with this home: "
                        + file.getParent()
                        + ". Close the other window, or start this one with another --home.",
                cause);
    }
}
