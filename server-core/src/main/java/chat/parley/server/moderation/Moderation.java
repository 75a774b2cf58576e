package chat.parley.server.moderation;

import chat.parley.model.AuditAction;
import chat.parley.model.Message;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.ReportAction;
import chat.parley.model.ReportId;
import chat.parley.model.ReportListing;
import chat.parley.model.RoomId;
import chat.parley.model.UuidV7;
import chat.parley.protocol.Ban;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.Done;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.ListReports;
import chat.parley.protocol.Operation;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.Report;
import chat.parley.protocol.ReportPage;
import chat.parley.protocol.ResolveReport;
import chat.parley.server.accounts.AuditLog;
import chat.parley.server.accounts.Operations;
import chat.parley.server.accounts.People;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.messages.Messages;
import chat.parley.server.messages.PageBudget;
import chat.parley.server.rooms.Rooms;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The public door of reports: made by who may read a message, answered by who keeps order in its
/// room or on the server.
///
/// Thread-safe; every method may block on the database.
public final class Moderation {

    private static final int PAGE = 50;
    private static final Operations.Earlier NO_ROOM = new Operations.Earlier(null, null);

    private final Database database;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final People people;
    private final Rooms rooms;
    private final Messages messages;

    public Moderation(
            Database database,
            InstantSource clock,
            UuidV7 ids,
            People people,
            Rooms rooms,
            Messages messages) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.people = people;
        this.rooms = rooms;
        this.messages = messages;
    }

    /// Reports a message that the person may read.
    public Done report(PersonId by, Report command) {
        if (known(by, command)) {
            return Done.AGAIN;
        }
        Message message =
                messages.message(by, new GetMessage(0, command.room(), command.message()))
                        .message();
        if (message.deleted() != null) {
            throw Refusal.conflict("this message is deleted");
        }
        ReportListing report =
                new ReportListing(
                        new ReportId(ids.next()),
                        command.room(),
                        command.message(),
                        message.author(),
                        by,
                        command.reason(),
                        clock.instant());
        return database.writes()
                .write(
                        LockKey.room(command.room().value()),
                        handle -> {
                            if (Operations.find(handle, by, command).isPresent()) {
                                return Done.AGAIN;
                            }
                            // They may have been put out since they read it.
                            var _ = Seats.get(handle, command.room(), by).requireMember();
                            Operations.remember(handle, by, command, NO_ROOM, report.at());
                            if (ReportSql.reported(handle, report)) {
                                return Done.UNCHANGED;
                            }
                            ReportSql.insert(handle, report);
                            return Done.CHANGED;
                        });
    }

    /// The reports that wait for this person.
    public ReportPage list(PersonId by, ListReports command) {
        Integer asked = command.limit();
        int limit = asked == null ? PAGE : asked;
        UUID after = place(command.after());
        return database.read(handle -> {
            List<ReportListing> found = ReportSql.waiting(handle, by, after, limit + 1);
            List<ReportListing> page = beginning(found, limit);
            boolean more = page.size() < found.size();
            return new ReportPage(
                    page,
                    people.seen(
                            handle,
                            page.stream()
                                    .flatMap(report -> Stream.of(report.author(), report.by()))
                                    .toList()),
                    more,
                    more ? page.getLast().id().toString() : null);
        });
    }

    /// As many as go on one page.
    private static List<ReportListing> beginning(List<ReportListing> found, int limit) {
        PageBudget budget = new PageBudget();
        int size = 0;
        while (size < Math.min(limit, found.size())) {
            ReportListing report = found.get(size);
            if (!budget.takes(report.reason(), List.of(report.author(), report.by()))) {
                break;
            }
            size++;
        }
        return found.subList(0, size);
    }

    /// Answers a report. The act is a command of its own, with the rights that it needs; in the
    /// same write the report is marked and the answer kept in the audit log. If somebody else has
    /// answered it, the act is undone with the rest.
    public Done resolve(PersonId by, ResolveReport command) {
        if (known(by, command)) {
            return Done.AGAIN;
        }
        ReportListing report =
                database.read(handle -> {
                    ReportListing found =
                            ReportSql.find(handle, by, command.report())
                                    .orElseThrow(Refusal::notFound);
                    requireMayAct(handle, by, command, found);
                    return found;
                });
        return act(by, command, report) ? Done.CHANGED : Done.AGAIN;
    }

    /// In rooms that are not listed, administrators who are not there can dismiss and nothing else.
    /// What else an act needs is checked by the act.
    private static void requireMayAct(
            Handle handle, PersonId by, ResolveReport command, ReportListing report) {
        Seat seat = Seats.get(handle, report.room(), by);
        if (command.action() != ReportAction.DISMISS
                && seat.member() == null
                && !seat.room().kind().listed()) {
            throw Refusal.forbidden();
        }
    }

    /// @return false if the person has given this answer before
    private boolean mark(Handle handle, PersonId by, ResolveReport command, ReportListing report) {
        if (Operations.find(handle, by, command).isPresent()) {
            return false;
        }
        // Dismissing needs no other right than to see it, which may be gone since it was looked up.
        if (command.action() == ReportAction.DISMISS
                && ReportSql.find(handle, by, report.id()).isEmpty()) {
            throw Refusal.notFound();
        }
        if (!ReportSql.resolve(handle, report.id(), command.action(), by, clock.instant())) {
            throw Refusal.conflict("somebody else has answered this report");
        }
        Operations.remember(handle, by, command, NO_ROOM, clock.instant());
        AuditLog.add(
                handle,
                AuditLog.Act.of(AuditAction.REPORT_RESOLVED, by, clock.instant())
                        .to(report.author())
                        .in(report.room())
                        .about(report.message())
                        .saying(command.action().word()));
        return true;
    }

    /// Does it, without a reason: the words of a report are for those who keep order, and neither
    /// for whom it is about nor for the room.
    ///
    /// @return false if it was done before
    private boolean act(PersonId by, ResolveReport command, ReportListing report) {
        OperationId op = derived(command.op());
        RoomId room = report.room();
        PersonId author = report.author();
        Consumer<Handle> mark = handle -> mark(handle, by, command, report);
        return switch (command.action()) {
            case DISMISS ->
                    database.writes()
                            .write(
                                    LockKey.room(room.value()),
                                    handle -> mark(handle, by, command, report));
            case DELETE ->
                    !messages.deleteReported(
                                    by,
                                    new DeleteMessage(0, op, room, report.message(), null),
                                    mark)
                            .again();
            case REMOVE ->
                    !rooms.act(by, new RemoveMember(0, op, room, author, null), mark).again();
            case BAN -> !rooms.act(by, new Ban(0, op, room, author, null), mark).again();
        };
    }

    private boolean known(PersonId by, Operation command) {
        return database.read(handle -> Operations.find(handle, by, command)).isPresent();
    }

    /// The id of the act inside, the same on every retry of the answer.
    private static OperationId derived(OperationId op) {
        return new OperationId(
                UUID.nameUUIDFromBytes(("report " + op).getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable UUID place(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw Refusal.badField("after", "not a place in this list");
        }
    }
}
