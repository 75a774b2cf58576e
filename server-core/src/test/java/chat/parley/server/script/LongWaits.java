package chat.parley.server.script;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets every test wait for its conditions longer than a slow machine takes: only a test that fails
/// waits so long. Found by JUnit itself.
public final class LongWaits implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofSeconds(45);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
