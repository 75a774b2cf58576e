package chat.parley.server.transport;

import chat.parley.server.gateway.Audience;
import chat.parley.server.gateway.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The connections that hear one room, on a [Roster] for each event loop: a batch of events costs
/// one task a loop, and its bytes are shared by all who are told the same.
final class LoopAudience implements Audience {

    private final List<LoopTurn> turns;
    private final ByteBufAllocator allocator;
    private final CatchUp catchUp;
    private final Roster[] rosters;
    private volatile long told;

    LoopAudience(List<LoopTurn> turns, ByteBufAllocator allocator, CatchUp catchUp, long told) {
        this.turns = turns;
        this.allocator = allocator;
        this.catchUp = catchUp;
        this.told = told;
        this.rosters = new Roster[turns.size()];
        for (int i = 0; i < rosters.length; i++) {
            rosters[i] = new Roster();
        }
    }

    @Override
    public void join(Connection member, long after, long hiddenTo) {
        ClientConnection connection = (ClientConnection) member;
        connection.run(() -> {
            if (connection.subscription(this) == null && connection.open()) {
                Subscription subscription = new Subscription(this, connection, after, hiddenTo);
                connection.subscribed(subscription);
                rosters[connection.turn().index()].add(subscription);
                subscription.reachTo(told);
            }
        });
    }

    @Override
    public void leave(Connection member) {
        ClientConnection connection = (ClientConnection) member;
        connection.run(() -> {
            Subscription subscription = connection.subscription(this);
            if (subscription != null) {
                drop(subscription);
            }
        });
    }

    @Override
    public void end(Connection member, long last, byte[] farewell) {
        ClientConnection connection = (ClientConnection) member;
        connection.run(() -> {
            Subscription subscription = connection.subscription(this);
            if (subscription != null) {
                subscription.endAfter(last, farewell);
            }
        });
    }

    @Override
    public void tell(List<Told> events) {
        if (events.isEmpty()) {
            return;
        }
        // Before the rosters are looked at: who joins meanwhile sees this number and asks for what
        // it lacks.
        told = events.getLast().seq();
        SharedEvent[] shared = SharedEvent.of(allocator, events);
        for (int i = 0; i < rosters.length; i++) {
            Roster roster = rosters[i];
            if (roster.members() > 0) {
                retain(shared);
                turns.get(i)
                        .run(
                                () -> {
                                    roster.tell(shared);
                                    release(shared);
                                },
                                () -> release(shared));
            }
        }
        release(shared);
    }

    @Override
    public void fill(Connection member, List<Told> events) {
        ClientConnection connection = (ClientConnection) member;
        SharedEvent[] shared = SharedEvent.of(allocator, events);
        connection.run(
                () -> {
                    Subscription subscription = connection.subscription(this);
                    if (subscription != null) {
                        for (SharedEvent event : shared) {
                            if (!subscription.filled(event)) {
                                break;
                            }
                        }
                        subscription.filledUp(shared.length > 0);
                    }
                    release(shared);
                },
                () -> release(shared));
    }

    @Override
    public void whisper(byte[] json, Collection<? extends Connection> except) {
        ByteBuf frame = Frames.text(allocator, json);
        Set<Connection> without = Set.copyOf(except);
        for (int i = 0; i < rosters.length; i++) {
            Roster roster = rosters[i];
            if (roster.members() > 0) {
                frame.retain();
                turns.get(i)
                        .run(
                                () -> {
                                    roster.whisper(frame, without);
                                    frame.release();
                                },
                                frame::release);
            }
        }
        frame.release();
    }

    /// Takes a member off its roster; on its event loop.
    void drop(Subscription subscription) {
        subscription.member().unsubscribed(this);
        rosters[subscription.member().turn().index()].remove(subscription);
    }

    /// Has the gateway look up what a member lacks.
    void behind(Subscription subscription, long after) {
        catchUp.behind(this, subscription.member(), after);
    }

    private static void retain(SharedEvent[] events) {
        for (SharedEvent event : events) {
            event.retain();
        }
    }

    private static void release(SharedEvent[] events) {
        for (SharedEvent event : events) {
            event.release();
        }
    }
}
