package chat.parley.server.accounts;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.server.db.Columns;
import chat.parley.server.db.DurableWrites;
import chat.parley.server.db.Warrant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What everybody needs who writes: a session that has not ended, of an account that is not
/// suspended, at the moment of the write. A connection may be older than both, and another node may
/// have ended them. Thread-safe; no state.
final class GoodStanding implements Warrant {

    private static final GoodStanding ONLY = new GoodStanding();

    private static final String LOST =
            """
            select s.id, p.state from session s join person p on p.id = s.person
            where s.id = any(:ids) and (s.ended_at is not null or p.state <> 'active')
            """;

    private GoodStanding() {}

    /// Does something for somebody: what it writes is refused once they may not act any more.
    static <T, X extends Throwable> T of(SignedIn who, ScopedValue.CallableOp<T, X> acts) throws X {
        return DurableWrites.under(ONLY, who.session().value(), acts);
    }

    /// @return `who`
    /// @throws Refusal if they may not act any more
    static SignedIn require(Handle handle, SignedIn who) {
        UUID session = who.session().value();
        RuntimeException lost = ONLY.lost(handle, Set.of(session)).get(session);
        if (lost != null) {
            throw lost;
        }
        return who;
    }

    @Override
    public Map<UUID, RuntimeException> lost(Handle handle, Set<UUID> sessions) {
        Map<UUID, RuntimeException> lost = new HashMap<>();
        handle.createQuery(LOST)
                .bindArray("ids", UUID.class, List.copyOf(sessions))
                .map((row, _) -> Map.entry(Columns.uuid(row, "id"), Columns.text(row, "state")))
                .forEach(each -> lost.put(each.getKey(), refusal(each.getValue())));
        return lost;
    }

    private static Refusal refusal(String state) {
        return state.equals("active")
                ? Refusal.of(RefusalCode.NOT_SIGNED_IN, "the session has ended")
                : Sessions.suspended();
    }
}
