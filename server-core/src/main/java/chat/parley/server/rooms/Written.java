package chat.parley.server.rooms;

import chat.parley.server.doorbell.Bell;
import java.util.List;

/// What a write gave: the answer, and the bells to ring now that it is on disk.
///
/// @param <A> the answer
record Written<A>(A answer, List<Bell> bells) {

    Written {
        bells = List.copyOf(bells);
    }
}
