package chat.parley.server.matrix;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import java.util.Arrays;

/// What somebody gets, with its sign in the table.
enum Outcome {
    OK('+'),
    FORBIDDEN('F'),
    NOT_FOUND('N'),
    CONFLICT('C'),
    ROOM_GONE('G'),
    /// there is no such person in rooms of this kind
    NOBODY('-'),
    /// a refusal that no row of the table expects
    OTHER('?');

    private final char sign;

    Outcome(char sign) {
        this.sign = sign;
    }

    static Outcome of(char sign) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.sign == sign && outcome != OTHER)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome " + sign));
    }

    static Outcome of(ServerFrame answer) {
        return answer instanceof Refused refused ? of(refused.code()) : OK;
    }

    private static Outcome of(RefusalCode code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.name().equals(code.name()))
                .findFirst()
                .orElse(OTHER);
    }
}
