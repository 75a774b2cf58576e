package chat.parley.server.accounts;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.ServerRole;
import chat.parley.protocol.SetServerRole;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Two administrators take each other's rights away at the same moment: only the first still had
/// the right to. On a database server the two are on different nodes.
abstract class AdministratorsRaceContract extends Household {

    private static final int TIMES = 30;

    private final TestHouse elsewhere = house.elsewhere();

    AdministratorsRaceContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void oneOfTwoWhoDismissEachOtherIsLeft() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TIMES; i++) {
                set(house, root, ann, ServerRole.ADMIN);
                set(house, root, bob, ServerRole.ADMIN);
                Callable<Boolean> one = () -> set(house, ann, bob, ServerRole.USER);
                Callable<Boolean> other = () -> set(elsewhere, bob, ann, ServerRole.USER);
                List<Future<Boolean>> ends = threads.invokeAll(List.of(one, other));
                assertThat(ends)
                        .extracting(Future::resultNow)
                        .containsExactlyInAnyOrder(true, false);
                assertThat(List.of(ann, bob))
                        .filteredOn(house.accounts::isAdministrator)
                        .hasSize(1);
            }
        }
    }

    /// Whether it was allowed.
    private static boolean set(TestHouse house, PersonId by, PersonId person, ServerRole role) {
        Administration administration =
                new Administration(
                        house.database, house.doorbell, house.clock, house.accounts, house.people);
        try {
            administration.setRole(by, new SetServerRole(1, op(), person, role));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(RefusalCode.FORBIDDEN);
            return false;
        }
    }
}
