package chat.parley.server.transport;

import chat.parley.server.gateway.Connection;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The members of one room's audience that live on one event loop. Owned by that loop; only the
/// count may be read by others.
final class Roster {

    private final List<Subscription> subscriptions = new ArrayList<>(1);
    private volatile int members;

    /// How many there are; read by any thread.
    int members() {
        return members;
    }

    void add(Subscription subscription) {
        subscription.setSlot(subscriptions.size());
        subscriptions.add(subscription);
        members = subscriptions.size();
    }

    /// Takes one off by putting the last into its place. Does nothing when it is off already.
    void remove(Subscription subscription) {
        int slot = subscription.slot();
        if (slot < 0) {
            return;
        }
        Subscription last = subscriptions.removeLast();
        if (last != subscription) {
            subscriptions.set(slot, last);
            last.setSlot(slot);
        }
        subscription.setSlot(-1);
        members = subscriptions.size();
    }

    /// Gives every member the events. Backwards, because a member may go while it is told.
    void tell(SharedEvent[] events) {
        for (int i = subscriptions.size() - 1; i >= 0; i--) {
            Subscription subscription = subscriptions.get(i);
            for (SharedEvent event : events) {
                subscription.live(event);
            }
        }
    }

    /// Gives every member but some a frame that may be dropped.
    void whisper(ByteBuf frame, Set<Connection> except) {
        for (int i = subscriptions.size() - 1; i >= 0; i--) {
            ClientConnection member = subscriptions.get(i).member();
            if (!except.contains(member)) {
                member.outbound().fleeting(frame);
            }
        }
    }
}
