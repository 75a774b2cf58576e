package chat.parley.server.gateway;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Refused;
import chat.parley.protocol.ServerFrame;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what is answered since the start: messages that were taken in, and refusals by their
/// code. Thread-safe.
public final class AnswerCounts {

    private final LongAdder posted = new LongAdder();
    private final Map<RefusalCode, LongAdder> refused = new EnumMap<>(RefusalCode.class);

    AnswerCounts() {
        for (RefusalCode code : RefusalCode.values()) {
            refused.put(code, new LongAdder());
        }
    }

    /// Messages that were posted, each once.
    public long posted() {
        return posted.sum();
    }

    /// Refusals with this code.
    public long refused(RefusalCode code) {
        return counter(code).sum();
    }

    /// Counts a refusal.
    public void refuse(RefusalCode code) {
        counter(code).increment();
    }

    /// Counts what goes to a client.
    void send(ServerFrame frame) {
        switch (frame) {
            case Ok(_, MessageAccepted accepted) when !accepted.again() -> posted.increment();
            case Refused no -> refuse(no.code());
            default -> {}
        }
    }

    private LongAdder counter(RefusalCode code) {
        LongAdder counter = refused.get(code);
        if (counter == null) {
            throw new IllegalStateException("every code has a counter");
        }
        return counter;
    }
}
