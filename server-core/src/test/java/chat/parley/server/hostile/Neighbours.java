package chat.parley.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.MessageAccepted;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Two people who talk all the while, of whom one notes what was acknowledged and the other what
/// was heard. Started and ended by the test's thread.
final class Neighbours implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final ScriptedPerson ann;
    private final ScriptedPerson bob;
    private final RoomSummary room;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final List<String> said = new ArrayList<>();
    private final CompletableFuture<Integer> talk = new CompletableFuture<>();

    /// Lets them meet and talk.
    Neighbours(URI server) {
        ann = ScriptedPerson.signsUp(server, "ann");
        bob = ScriptedPerson.signsUp(server, "bob");
        room = ann.creates(RoomKind.PUBLIC, "Next door");
        bob.joins(room.id());
        Thread.ofVirtual().name("neighbour").start(this::talk);
    }

    private void talk() {
        try {
            long last = 0;
            while (!ending.get()) {
                String text = "word " + said.size();
                MessageAccepted accepted = ann.says(room.id(), text);
                if (accepted.seq() <= last) {
                    throw new AssertionError("number " + accepted.seq() + " after " + last);
                }
                last = accepted.seq();
                said.add(text);
                Thread.sleep(PAUSE_MILLIS);
            }
            talk.complete(said.size());
        } catch (InterruptedException | RuntimeException | AssertionError failed) {
            talk.completeExceptionally(failed);
        }
    }

    /// Lets them come to an end: each word was acknowledged and heard, once and in order.
    ///
    /// @return how many there were
    int wereUndisturbed() {
        ending.set(true);
        int words = talk.join();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(bob.heard(room.id())).isEqualTo(said));
        assertThat(ann.wire().closed()).isFalse();
        assertThat(bob.wire().closed()).isFalse();
        return words;
    }

    @Override
    public void close() {
        ending.set(true);
        ann.close();
        bob.close();
    }
}
