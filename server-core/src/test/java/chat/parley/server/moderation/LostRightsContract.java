package chat.parley.server.moderation;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.ReportAction;
import chat.parley.model.ReportId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.model.UuidV7;
import chat.parley.protocol.ListReports;
import chat.parley.protocol.Report;
import chat.parley.protocol.ResolveReport;
import chat.parley.protocol.SetRole;
import chat.parley.server.db.LockKey;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A right that goes between the look at it and the write is gone, on either database.
abstract class LostRightsContract {

    private final TestDatabases.Kind kind;
    private TestHouse house;
    private Moderation moderation;
    private PersonId ann;
    private PersonId bob;
    private PersonId eve;
    private RoomId room;
    private MessageId spam;

    LostRightsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        house = new TestHouse(kind.fresh());
        moderation =
                new Moderation(
                        house.database,
                        house.clock,
                        new UuidV7(house.clock, new SecureRandom()),
                        house.people,
                        house.rooms,
                        house.messages);
        ann = house.person("ann");
        bob = house.person("bob");
        eve = house.person("eve");
        room = house.roomOf(ann, bob, eve);
        spam = house.say(eve, room, "buy my boat").message();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void nobodyDismissesAReportAfterTheyWereDemoted() throws Exception {
        house.rooms.act(ann, new SetRole(1, op(), room, bob, RoomRole.MODERATOR));
        moderation.report(ann, new Report(1, op(), room, spam, "spam"));
        ReportId report = waiting(bob);
        assertThat(
                        refusedAfter(
                                () ->
                                        moderation.resolve(
                                                bob,
                                                new ResolveReport(
                                                        1, op(), report, ReportAction.DISMISS)),
                                "update member set role = 'member' where person = ?"))
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(waiting(ann)).isEqualTo(report);
    }

    @Test
    void nobodyReportsAfterTheyWereRemoved() throws Exception {
        assertThat(
                        refusedAfter(
                                () -> moderation.report(bob, new Report(1, op(), room, spam, "x")),
                                "update member set state = 'removed' where person = ?"))
                .isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(moderation.list(ann, new ListReports(1, null, null)).items()).isEmpty();
    }

    private ReportId waiting(PersonId by) {
        return moderation.list(by, new ListReports(1, null, null)).items().getFirst().id();
    }

    /// What somebody hears from whom a right is taken while their write waits for its turn.
    ///
    /// @param taking takes it from bob
    private RefusalCode refusedAfter(Runnable act, String taking) throws InterruptedException {
        BlockingQueue<RefusalCode> heard = new ArrayBlockingQueue<>(1);
        Thread acting =
                Thread.ofPlatform()
                        .unstarted(() -> {
                            try {
                                act.run();
                            } catch (Refusal refusal) {
                                heard.add(refusal.code());
                            }
                        });
        house.database
                .writes()
                .write(
                        LockKey.none(),
                        handle -> {
                            acting.start();
                            await().until(() -> waitsToWrite(acting));
                            return handle.createUpdate(taking).bind(0, bob.value()).execute();
                        });
        acting.join();
        return heard.poll(0, TimeUnit.SECONDS);
    }

    private static boolean waitsToWrite(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("PendingWrite"));
    }
}
