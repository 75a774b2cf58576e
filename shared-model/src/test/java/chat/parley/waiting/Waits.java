package chat.parley.waiting;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets every test look for what it waits for at once and then often, and wait longer than a slow
/// machine takes: only a test that fails waits so long. Found by JUnit itself.
public final class Waits implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofSeconds(45);

    /// There are thousands of waits; most are over within this.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(BETWEEN_LOOKS);
    }
}
