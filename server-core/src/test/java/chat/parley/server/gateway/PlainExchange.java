package chat.parley.server.gateway;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A transport that hands everything over at once. Thread-safe.
final class PlainExchange implements Exchange {

    @Override
    public Audience audience(Audience.CatchUp catchUp, long told) {
        return new PlainAudience(catchUp, told);
    }

    @Override
    public void whisper(Collection<? extends Connection> to, List<byte[]> frames) {
        to.forEach(connection -> frames.forEach(connection::send));
    }

    /// Knows how far each member was told.
    private static final class PlainAudience implements Audience {

        private final CatchUp catchUp;
        private final Map<Connection, Long> members = new HashMap<>();
        private long told;

        PlainAudience(CatchUp catchUp, long told) {
            this.catchUp = catchUp;
            this.told = told;
        }

        @Override
        public synchronized void join(Connection member, long after, long hiddenTo) {
            members.put(member, after);
            if (told > after) {
                catchUp.behind(this, member, after);
            }
        }

        @Override
        public synchronized void leave(Connection member) {
            members.remove(member);
        }

        @Override
        public synchronized void end(Connection member, long last, byte[] farewell) {
            if (members.remove(member) != null) {
                member.send(farewell);
            }
        }

        @Override
        public synchronized void tell(List<Told> events) {
            told = events.getLast().seq();
            List.copyOf(members.keySet()).forEach(member -> fill(member, events));
        }

        @Override
        public synchronized void fill(Connection member, List<Told> events) {
            for (Told event : events) {
                Long last = members.get(member);
                if (last != null && event.seq() == last + 1) {
                    members.put(member, event.seq());
                    member.send(event.json());
                }
            }
        }

        @Override
        public synchronized void whisper(byte[] json, Collection<? extends Connection> except) {
            for (Connection member : members.keySet()) {
                if (!except.contains(member)) {
                    member.send(json);
                }
            }
        }
    }
}
