package chat.parley.server.hostile;

import chat.parley.server.script.ScriptedPerson;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/// Somebody with an account who sends wrong frames only, on a room after another. Each call goes on
/// where the last one ended. Owned by one thread at a time.
final class Attack implements Callable<List<String>> {

    private static final int SHOTS_A_ROOM = 150;

    private final URI server;
    private final ScriptedPerson attacker;
    private final FrameMill mill;
    private int rooms;
    private int shots;

    /// @param foreign ids of what the attacker has no business with
    Attack(URI server, ScriptedPerson attacker, Random dice, List<String> foreign) {
        this.server = server;
        this.attacker = attacker;
        this.mill = new FrameMill(dice, foreign);
    }

    /// How many shots the next call fires.
    Attack of(int number) {
        shots = number;
        return this;
    }

    @Override
    public List<String> call() throws IOException {
        List<String> complaints = new ArrayList<>();
        try (HostileClient client = new HostileClient(server.getPort(), attacker.token())) {
            int left = shots;
            while (left > 0) {
                Prey prey = prey();
                for (int n = 0; n < SHOTS_A_ROOM && left > 0; n++) {
                    left--;
                    Shot shot = mill.next(prey, client.next());
                    shot.complaint(client.fire(shot)).ifPresent(complaints::add);
                }
            }
        }
        return complaints;
    }

    /// With another victim each time, for this one may lose their account.
    private Prey prey() {
        rooms++;
        try (ScriptedPerson victim =
                ScriptedPerson.signsUp(server, "victim" + rooms + "." + attacker)) {
            return new Prey(server, attacker, victim, rooms % 2 == 0);
        }
    }
}
