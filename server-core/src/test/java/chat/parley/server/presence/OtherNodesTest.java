package chat.parley.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OtherNodesTest {

    private static final String WEST = "west";

    private final PersonId ann = new PersonId(new UUID(0, 1));
    private final PersonId bob = new PersonId(new UUID(0, 2));
    private final OtherNodes others = new OtherNodes();

    @Test
    void whatWasHeardWhileAListWasReadIsNewerThanTheList() {
        others.replace(WEST, List.of(line(bob, false)), others.heardSoFar());
        long before = others.heardSoFar();
        assertThat(others.heardThere(WEST, ann, true)).isTrue();
        assertThat(others.heardThere(WEST, bob, false)).isTrue();

        assertThat(others.replace(WEST, List.of(line(bob, false)), before)).isEmpty();
        assertThat(others.there(ann)).isTrue();
        assertThat(others.there(bob)).isFalse();
    }

    @Test
    void aListMendsWhatWasHeardBeforeIt() {
        others.heardThere(WEST, ann, true);
        others.heardIdle(WEST, bob, true);
        long before = others.heardSoFar();

        assertThat(others.replace(WEST, List.of(line(bob, false)), before))
                .containsExactlyInAnyOrder(ann, bob);
        assertThat(others.there(ann)).isFalse();
        assertThat(others.awake(bob)).isTrue();
    }

    @Test
    void whoComesAgainBesideAnIdleConnectionIsAwake() {
        others.heardIdle(WEST, ann, true);
        assertThat(others.heardThere(WEST, ann, true)).isTrue();
        assertThat(others.awake(ann)).isTrue();
        assertThat(others.heardThere(WEST, ann, true)).isFalse();
    }

    @Test
    void aForgottenNodeTellsWhoWasThere() {
        others.heardThere(WEST, ann, true);
        assertThat(others.forget(WEST)).containsExactly(ann);
        assertThat(others.names()).isEmpty();
        assertThat(others.there(ann)).isFalse();
    }

    @Test
    void aLineThatIsNoPersonIsSkipped() {
        assertThat(
                        others.replace(
                                WEST,
                                List.of("gibberish", "", line(ann, false)),
                                others.heardSoFar()))
                .containsExactly(ann);
    }

    private static String line(PersonId person, boolean idle) {
        return OtherNodes.line(person, idle);
    }
}
