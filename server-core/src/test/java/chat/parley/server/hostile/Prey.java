package chat.parley.server.hostile;

import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.InviteMade;
import chat.parley.protocol.RoomEntered;
import chat.parley.server.script.ScriptedPerson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A room with messages on which a hostile client lets its frames go, and the real ids for those of
/// the golden files. Owned by one thread.
final class Prey {

    private static final String ID = "01936f2e-8c00-7000-8000-00000000";

    private final Map<String, String> real = new HashMap<>();

    /// Makes a room in which the attacker is the owner, or a member.
    Prey(URI server, ScriptedPerson attacker, ScriptedPerson victim, boolean owner) {
        ScriptedPerson attacking = attacker.alsoAt(server);
        ScriptedPerson suffering = victim.alsoAt(server);
        try {
            fill(
                    owner ? attacking : suffering,
                    owner ? suffering : attacking,
                    attacking,
                    suffering);
        } finally {
            attacking.close();
            suffering.close();
        }
    }

    private void fill(
            ScriptedPerson first,
            ScriptedPerson second,
            ScriptedPerson attacker,
            ScriptedPerson victim) {
        RoomSummary room = first.creates(RoomKind.PRIVATE, "Prey");
        String code =
                first.asks(
                                InviteMade.class,
                                i ->
                                        new CreateInvite(
                                                i,
                                                ScriptedPerson.newOperation(),
                                                room.id(),
                                                null,
                                                null))
                        .code();
        var _ =
                second.asks(
                        RoomEntered.class,
                        i -> new AcceptInvite(i, ScriptedPerson.newOperation(), code));
        real.put(ID + "0100", room.id().toString());
        real.put(ID + "0101", room.id().toString());
        real.put(ID + "00b0", victim.id().toString());
        real.put(ID + "1001", victim.says(room.id(), "said first").message().toString());
        real.put(ID + "1002", attacker.says(room.id(), "said then").message().toString());
        real.put(ID + "1003", victim.says(room.id(), "said last").message().toString());
        real.put("2b6f0cc9-04d1-4c5e-8f27-6a1d3f0b9e54", room.epoch());
        real.put("7k2m9x4qd0h3vw8t", code);
        real.put("q3Yk0W5nJx2mZr8TtVb1Lc7HsDf4GpEa9UoMiKwNyRQ", attacker.token());
        // Nobody would get in any more.
        real.put("\"invite\"", "\"open\"");
    }

    /// A golden frame about this room, with a fresh operation id and a number.
    ObjectNode frame(String golden, long i) {
        String json = golden;
        for (Map.Entry<String, String> each : real.entrySet()) {
            json = json.replace(each.getKey(), each.getValue());
        }
        ObjectNode frame =
                JsonMill.object(
                        json.replace(
                                "6f1c1d52-6d53-4e0e-9d0b-3a0c5b8e7a10",
                                UUID.randomUUID().toString()));
        return frame.put("i", i);
    }
}
