package chat.parley.desktop;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class Hosting implements AutoCloseable {
    String name() {
        return "x";
    }

    boolean hostedBefore() {
        return false;
    }

    void start(String name, Consumer<String> then, Consumer<String> failed) {
        failed.accept("not yet.");
    }

    @Nullable String setupCode(String serverId) {
        return null;
    }

    boolean hosts(String serverId) {
        return false;
    }

    String address() {
        return "";
    }

    void stop(Runnable then) {
        then.run();
    }

    @Override
    public void close() {}
}
