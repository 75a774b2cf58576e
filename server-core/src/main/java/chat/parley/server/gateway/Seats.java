package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.MembershipState;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomHead;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.model.SessionId;
import chat.parley.protocol.Heads;
import chat.parley.protocol.Notice;
import chat.parley.protocol.PreferenceChanged;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.ServerEvent;
import chat.parley.protocol.SessionEnded;
import chat.parley.protocol.SetPreference;
import chat.parley.server.rooms.PersonalChange;
import chat.parley.server.rooms.RoomView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The rooms that one session hears, kept in step with its person's memberships: a room's coming is
/// told before its events, its going after them. Thread-safe; personal changes come from one thread
/// at a time.
final class Seats {

    private record Seat(RoomChannel channel, long after) {}

    private final Session session;
    private final Hub hub;
    private final Map<RoomId, Seat> seats = new ConcurrentHashMap<>();
    private final Set<RoomId> farewells = ConcurrentHashMap.newKeySet();

    Seats(Session session, Hub hub) {
        this.session = session;
        this.hub = hub;
    }

    /// Hears a room from its summary's head on, if its person is a member.
    void take(RoomView view) {
        RoomSummary summary = view.summary();
        if (summary.myState() == MembershipState.MEMBER && !session.ended()) {
            seats.put(
                    summary.id(),
                    new Seat(
                            hub.join(session, summary.id(), summary.head(), view.hiddenTo()),
                            summary.head()));
            if (session.ended()) {
                leaveAll();
            }
        }
    }

    /// The rooms it hears.
    Set<RoomId> rooms() {
        return seats.keySet();
    }

    /// One personal change.
    void onPersonal(PersonalChange change) {
        ServerEvent event = change.event();
        switch (event) {
            case RoomAdded(RoomSummary summary) -> {
                leave(summary.id());
                farewells.remove(summary.id());
                session.send(event);
                take(new RoomView(summary, change.hiddenTo()));
                // Also who is in the room from its first moment must learn who is there.
                if (summary.myState() == MembershipState.MEMBER) {
                    // Bells that rang since the summary was made were for nobody, if it is the
                    // first to hear this room.
                    hub.look(summary.id());
                    hub.met(summary.id(), session.signedIn().person());
                }
            }
            case RoomRemoved removed -> depart(removed);
            case PreferenceChanged(String key, String value)
                    when key.equals(SetPreference.TYPING) -> {
                hub.tellTyping(session.signedIn().person(), !value.equals(SetPreference.OFF));
                session.send(event);
            }
            case SessionEnded(SessionId ended) when ended.equals(session.signedIn().session()) ->
                    session.connection().close(CloseReason.SESSION_ENDED, "");
            case Notice(String code, _) when code.equals(RefusalCode.SUSPENDED.name()) ->
                    session.connection().close(CloseReason.ACCOUNT_SUSPENDED, "");
            default -> session.send(event);
        }
    }

    /// The room's events say that this person is out of it with number `seq`; the farewell comes
    /// after that event.
    void onDeparture(RoomChannel channel, long seq, byte[] farewell) {
        Seat seat = seats.get(channel.room());
        if (seat != null && seat.after() < seq && seats.remove(channel.room(), seat)) {
            farewells.add(channel.room());
            channel.audience().end(session.connection(), seq, farewell);
            hub.part(session, channel);
        }
    }

    /// Tells the last number of every room.
    void tellHeads() {
        List<RoomHead> heads = new ArrayList<>();
        seats.forEach((room, seat) -> heads.add(new RoomHead(room, seat.channel().told())));
        Heads.of(heads).forEach(session::send);
    }

    /// Hears nothing any more.
    void leaveAll() {
        seats.keySet().forEach(this::leave);
    }

    private void leave(RoomId room) {
        Seat seat = seats.remove(room);
        if (seat != null) {
            seat.channel().audience().leave(session.connection());
            hub.part(session, seat.channel());
        }
    }

    /// The room's own events normally say the same, and first; this is for a room whose events were
    /// not heard.
    private void depart(RoomRemoved removed) {
        Seat seat = seats.get(removed.room());
        if (seat == null) {
            if (!farewells.remove(removed.room())) {
                session.send(removed);
            }
            return;
        }
        seat.channel()
                .lookThen(() -> {
                    if (seat.equals(seats.get(removed.room()))) {
                        leave(removed.room());
                        session.send(removed);
                    }
                });
    }
}
