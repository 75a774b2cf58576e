package chat.parley.server.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Somebody who sends wrong HTTP requests only. Each call goes on where the last one ended. Owned
/// by one thread at a time.
final class HttpAttack implements Callable<List<String>> {

    private final HostileCaller caller;
    private final HttpMill mill;
    private int shots;

    HttpAttack(int port, HttpMill mill) {
        this.caller = new HostileCaller(port);
        this.mill = mill;
    }

    /// How many shots the next call fires.
    HttpAttack of(int number) {
        shots = number;
        return this;
    }

    @Override
    public List<String> call() throws IOException {
        List<String> complaints = new ArrayList<>();
        for (int n = 0; n < shots; n++) {
            Shot shot = mill.next();
            shot.complaint(caller.call(shot)).ifPresent(complaints::add);
        }
        return complaints;
    }
}
