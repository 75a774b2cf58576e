package chat.parley.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.MessageAccepted;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Two people who talk all the while, of whom one notes what was acknowledged and the other what
/// was heard. Started and ended by the test's thread.
final class Neighbours implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final ScriptedPerson ann;
    private final ScriptedPerson bob;
    private final RoomSummary room;
    private final ScheduledExecutorService pace =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("neighbour").factory());

    /// Of the pacing thread, until it has ended.
    private final List<String> said = new ArrayList<>();

    private final ScheduledFuture<?> talk;
    private long last;

    /// Lets them meet and talk.
    Neighbours(URI server) {
        ann = ScriptedPerson.signsUp(server, "ann");
        bob = ScriptedPerson.signsUp(server, "bob");
        room = ann.creates(RoomKind.PUBLIC, "Next door");
        bob.joins(room.id());
        talk = pace.scheduleWithFixedDelay(this::sayNext, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// The first that fails is the last.
    private void sayNext() {
        String text = "word " + said.size();
        MessageAccepted accepted = ann.says(room.id(), text);
        if (accepted.seq() <= last) {
            throw new AssertionError("number " + accepted.seq() + " after " + last);
        }
        last = accepted.seq();
        said.add(text);
    }

    /// Lets them come to an end: each word was acknowledged and heard, once and in order.
    ///
    /// @return how many there were
    int wereUndisturbed() {
        pace.close();
        if (talk.state() == Future.State.FAILED) {
            throw new AssertionError("the talk was disturbed", talk.exceptionNow());
        }
        await().untilAsserted(() -> assertThat(bob.heard(room.id())).isEqualTo(said));
        assertThat(ann.wire().closed()).isFalse();
        assertThat(bob.wire().closed()).isFalse();
        return said.size();
    }

    @Override
    public void close() {
        pace.shutdown();
        ann.close();
        bob.close();
    }
}
