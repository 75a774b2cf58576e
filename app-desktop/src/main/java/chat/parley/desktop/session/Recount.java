package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.Timers;
import chat.parley.model.RoomId;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.ReadPosition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks for a room's unread counts where something happened that cannot be counted here: an unread
/// message of long ago was deleted, an edit calls this person, a pointer was moved by two devices
/// at once. Belongs to the FX thread.
///
/// An answer says nothing of the number at which it was counted. It is taken if nothing was posted
/// meanwhile and asked for again if something comes right after it, a few times at most.
final class Recount {
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration DOUBT = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 5;

    private final Server server;
    private final Timers timers;
    private final Consumer<RoomEntry> onCounted;
    private final Map<RoomId, Round> rounds = new HashMap<>();

    /// @param onCounted hears of every room that was counted
    Recount(Server server, Timers timers, Consumer<RoomEntry> onCounted) {
        this.server = server;
        this.timers = timers;
        this.onCounted = onCounted;
    }

    /// A room's counts are not known exactly any more.
    void wanted(RoomEntry room) {
        Round running = rounds.get(room.id());
        if (running == null) {
            Round round = new Round(room);
            rounds.put(room.id(), round);
            askSoon(round);
        } else {
            disturbed(running);
        }
    }

    /// Something was posted: an answer that is on its way may know of it or not.
    void posted(RoomEntry room) {
        Round running = rounds.get(room.id());
        if (running != null) {
            disturbed(running);
        }
    }

    /// The connection is gone; the snapshot of the next one counts.
    void disconnected() {
        rounds.values().forEach(Round::rest);
        rounds.clear();
    }

    private void disturbed(Round round) {
        round.stale = true;
        if (round.answered) {
            round.answered = false;
            again(round);
        }
    }

    private void again(Round round) {
        round.tries++;
        if (round.tries < MOST_TRIES) {
            askSoon(round);
        } else {
            end(round);
        }
    }

    private void askSoon(Round round) {
        round.rest();
        round.timer = timers.after(REST, () -> ask(round));
    }

    private void ask(Round round) {
        round.stale = false;
        // To mark nothing as read moves nothing and is answered with the counts.
        server.ask(
                i -> new MarkRead(i, round.room.id(), 0, null),
                ReadPosition.class,
                outcome -> answered(round, outcome));
    }

    private void answered(Round round, Outcome<ReadPosition> outcome) {
        if (rounds.get(round.room.id()) != round) {
            return;
        }
        if (!(outcome instanceof Outcome.Done<ReadPosition>(ReadPosition counted))) {
            end(round);
        } else if (round.stale && round.tries + 1 < MOST_TRIES) {
            again(round);
        } else {
            round.room.unreadCount().exact(counted.readSeq(), counted.unread(), counted.mentions());
            onCounted.accept(round.room);
            round.answered = true;
            round.timer = timers.after(DOUBT, () -> end(round));
        }
    }

    private void end(Round round) {
        round.rest();
        rounds.remove(round.room.id(), round);
    }

    /// One room that is being counted.
    private static final class Round {
        private final RoomEntry room;
        private Timers.@Nullable Scheduled timer;
        private int tries;
        private boolean stale;
        private boolean answered;

        Round(RoomEntry room) {
            this.room = room;
        }

        void rest() {
            if (timer != null) {
                timer.cancel();
                timer = null;
            }
        }
    }
}
