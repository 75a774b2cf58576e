package chat.parley.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.AuditAction;
import chat.parley.model.AuditEntry;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.Person;
import chat.parley.model.RefusalCode;
import chat.parley.model.ReportAction;
import chat.parley.model.ReportId;
import chat.parley.model.ReportListing;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.AuditPage;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.Done;
import chat.parley.protocol.ListAudit;
import chat.parley.protocol.ListReports;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.Report;
import chat.parley.protocol.ReportPage;
import chat.parley.protocol.ResolveReport;
import chat.parley.protocol.SetRole;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What those who report and those who keep order can rely on, whichever database the server has.
abstract class ModerationContract extends Townsfolk {

    private ScriptedPerson root;
    private ScriptedPerson ann;
    private ScriptedPerson bob;
    private ScriptedPerson cyd;
    private RoomSummary quay;
    private MessageId spam;
    private MessageId rest;
    private long lastSeq;

    ModerationContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void start() {
        root = town.founder("root");
        ann = town.signsUp("ann");
        bob = town.signsUp("bob");
        cyd = town.signsUp("cyd");
        quay = ann.creates(RoomKind.PUBLIC, "Quay");
        bob.joins(quay.id());
        cyd.joins(quay.id());
        spam = bob.says(quay.id(), "buy my boat").message();
        MessageAccepted last = bob.says(quay.id(), "it floats");
        rest = last.message();
        lastSeq = last.seq();
    }

    @Test
    void aReportReachesThoseWhoKeepOrderAndNobodyElse() {
        OperationId op = op();
        assertThat(cyd.asks(Done.class, i -> new Report(i, op, quay.id(), spam, "spam")))
                .isEqualTo(Done.CHANGED);
        assertThat(cyd.asks(Done.class, i -> new Report(i, op, quay.id(), spam, "spam")))
                .isEqualTo(Done.AGAIN);
        assertThat(cyd.asks(Done.class, i -> new Report(i, op(), quay.id(), spam, "spam")))
                .isEqualTo(Done.UNCHANGED);
        ReportListing report = reports(ann).getFirst();
        assertThat(report.message()).isEqualTo(spam);
        assertThat(report.author()).isEqualTo(bob.id());
        assertThat(report.by()).isEqualTo(cyd.id());
        assertThat(report.reason()).isEqualTo("spam");
        assertThat(reports(root)).isEqualTo(reports(ann));
        assertThat(reports(bob)).isEmpty();
        assertThat(resolveRefused(bob, report.id(), ReportAction.DISMISS))
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(resolveRefused(ann, new ReportId(UUID.randomUUID()), ReportAction.DISMISS))
                .isEqualTo(RefusalCode.NOT_FOUND);
    }

    @Test
    void manyReportsComeInPages() {
        List<MessageId> spams = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            MessageId message = bob.says(quay.id(), "boat " + i).message();
            spams.add(message);
            cyd.asks(
                    Done.class, n -> new Report(n, op(), quay.id(), message, "\u6c34".repeat(500)));
        }
        List<MessageId> seen = new ArrayList<>();
        ReportPage page = ann.asks(ReportPage.class, i -> new ListReports(i, null, 5));
        while (page.more()) {
            assertThat(page.items()).hasSize(5);
            page.items().forEach(report -> seen.add(report.message()));
            String next = page.next();
            page = ann.asks(ReportPage.class, i -> new ListReports(i, next, 5));
        }
        page.items().forEach(report -> seen.add(report.message()));
        assertThat(page.next()).isNull();
        assertThat(seen).isEqualTo(spams);
        assertThat(page.people())
                .extracting(Person::id)
                .containsExactlyInAnyOrder(bob.id(), cyd.id());
    }

    @Test
    void nobodyReportsWhatTheyMayNotRead() {
        RoomSummary cabin = ann.creates(RoomKind.PRIVATE, "Cabin");
        MessageId secret = ann.says(cabin.id(), "secret").message();
        assertThat(bob.wire().refused(i -> new Report(i, op(), cabin.id(), secret, "x")).code())
                .isEqualTo(RefusalCode.NOT_FOUND);
        assertThat(root.wire().refused(i -> new Report(i, op(), quay.id(), spam, "x")).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    void deletingByAReportIsDeleting() {
        ReportId report = reported();
        OperationId op = op();
        assertThat(resolve(ann, op, report, ReportAction.DELETE)).isEqualTo(Done.CHANGED);
        cyd.sees(MessageDeleted.class, gone -> gone.message().id().equals(spam));
        assertThat(resolve(ann, op, report, ReportAction.DELETE)).isEqualTo(Done.AGAIN);
        assertThat(resolveRefused(root, report, ReportAction.DISMISS))
                .isEqualTo(RefusalCode.CONFLICT);
        assertThat(reports(ann)).isEmpty();
        assertThat(audit())
                .filteredOn(entry -> entry.action() == AuditAction.REPORT_RESOLVED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by()).isEqualTo(ann.id());
                    assertThat(entry.person()).isEqualTo(bob.id());
                    assertThat(entry.room()).isEqualTo(quay.id());
                    assertThat(entry.message()).isEqualTo(spam);
                    assertThat(entry.detail()).isEqualTo("delete");
                });
        assertThat(audit().toString()).doesNotContain("boat");
    }

    @Test
    void whoMayNotDoTheActLeavesTheReportWaiting() {
        ann.asks(
                ChangeMade.class,
                i -> new SetRole(i, op(), quay.id(), cyd.id(), RoomRole.MODERATOR));
        ReportId report = reported();
        assertThat(resolveRefused(cyd, report, ReportAction.BAN)).isEqualTo(RefusalCode.FORBIDDEN);
        assertThat(reports(cyd)).hasSize(1);
        assertThat(resolve(cyd, op(), report, ReportAction.REMOVE)).isEqualTo(Done.CHANGED);
        ann.sees(MemberRemoved.class, gone -> gone.person().equals(bob.id()));
        assertThat(reports(cyd)).isEmpty();
    }

    @Test
    void anAdministratorOfTheServerBansInAPublicRoom() {
        ReportId report = reported();
        assertThat(resolve(root, op(), report, ReportAction.BAN)).isEqualTo(Done.CHANGED);
        ann.sees(MemberRemoved.class, gone -> gone.person().equals(bob.id()));
    }

    @Test
    void anAnsweredReportIsNotActedOn() {
        ReportId report = reported();
        assertThat(resolve(root, op(), report, ReportAction.DISMISS)).isEqualTo(Done.CHANGED);
        for (ReportAction action : ReportAction.values()) {
            assertThat(resolveRefused(ann, report, action)).isEqualTo(RefusalCode.CONFLICT);
        }
        MessageAccepted said = bob.says(quay.id(), "still here");
        assertThat(said.seq()).isEqualTo(lastSeq + 1);
        cyd.sees(quay.id(), "still here");
        assertThat(cyd.hasSeen(MemberRemoved.class, _ -> true)).isFalse();
        assertThat(cyd.hasSeen(MessageDeleted.class, _ -> true)).isFalse();
        assertThat(audit())
                .extracting(AuditEntry::action)
                .doesNotContain(
                        AuditAction.MEMBER_BANNED,
                        AuditAction.MEMBER_REMOVED,
                        AuditAction.MESSAGE_DELETED);
    }

    @Test
    void theWordsOfAReportAreForThoseWhoKeepOrder() {
        ReportId report = reported();
        cyd.asks(Done.class, i -> new Report(i, op(), quay.id(), rest, "from cyd"));
        ReportId other = reports(ann).getLast().id();
        resolve(ann, op(), report, ReportAction.DELETE);
        assertThat(bob.sees(MessageDeleted.class, _ -> true).message().deleted())
                .satisfies(deleted -> assertThat(requireNonNull(deleted).reason()).isNull());
        resolve(ann, op(), other, ReportAction.BAN);
        assertThat(bob.sees(MemberRemoved.class, _ -> true).reason()).isNull();
        assertThat(audit().toString()).doesNotContain("from cyd");
    }

    @Test
    void anAdministratorOfTheServerDeletesWhatTheyDoNotRead() {
        ReportId report = reported();
        OperationId op = op();
        assertThat(resolve(root, op, report, ReportAction.DELETE)).isEqualTo(Done.CHANGED);
        assertThat(resolve(root, op, report, ReportAction.DELETE)).isEqualTo(Done.AGAIN);
        assertThat(cyd.sees(MessageDeleted.class, _ -> true).message().id()).isEqualTo(spam);
        assertThat(
                        root.wire()
                                .refused(i -> new DeleteMessage(i, op(), quay.id(), rest, null))
                                .code())
                .isEqualTo(RefusalCode.FORBIDDEN);
    }

    @Test
    void whereRoomsAreHiddenAnAdministratorOnlyDismisses() {
        RoomSummary direct = cyd.opensDirect(bob);
        MessageId threat = bob.says(direct.id(), "or else").message();
        cyd.asks(Done.class, i -> new Report(i, op(), direct.id(), threat, "a threat"));
        ReportId report = reports(root).getFirst().id();
        assertThat(reports(ann)).isEmpty();
        for (ReportAction action :
                List.of(ReportAction.DELETE, ReportAction.REMOVE, ReportAction.BAN)) {
            assertThat(resolveRefused(root, report, action)).isEqualTo(RefusalCode.FORBIDDEN);
        }
        assertThat(resolve(root, op(), report, ReportAction.DISMISS)).isEqualTo(Done.CHANGED);
        assertThat(cyd.reads(direct.id()).items()).hasSize(1);
    }

    private ReportId reported() {
        cyd.asks(Done.class, i -> new Report(i, op(), quay.id(), spam, "spam"));
        return reports(ann).getFirst().id();
    }

    private static List<ReportListing> reports(ScriptedPerson by) {
        return by.asks(ReportPage.class, i -> new ListReports(i, null, null)).items();
    }

    private static Done resolve(
            ScriptedPerson by, OperationId op, ReportId report, ReportAction action) {
        return by.asks(Done.class, i -> new ResolveReport(i, op, report, action));
    }

    private static RefusalCode resolveRefused(
            ScriptedPerson by, ReportId report, ReportAction action) {
        return by.wire().refused(i -> new ResolveReport(i, op(), report, action)).code();
    }

    private List<AuditEntry> audit() {
        return root.asks(AuditPage.class, i -> new ListAudit(i, null, null)).items();
    }

    private static OperationId op() {
        return ScriptedPerson.newOperation();
    }
}
