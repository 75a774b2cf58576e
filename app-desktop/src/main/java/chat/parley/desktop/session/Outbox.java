package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.Timers;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.UnsentMessage;
import chat.parley.desktop.store.UnsentMessages;
import chat.parley.model.MessageText;
import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.SendMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was written and is not known to be on the server. Belongs to the FX thread; durable before
/// anything is sent.
///
/// Messages of one room go out one after the other in the order of writing, each with the same
/// operation id on every try, for ever, until the server has them or refuses them.
public final class Outbox {
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration UNKNOWN_RATE = Duration.ofSeconds(1);
    private static final Set<RefusalCode> PASSING =
            Set.of(RefusalCode.UNAVAILABLE, RefusalCode.INTERNAL, RefusalCode.NOT_SIGNED_IN);

    private final Server server;
    private final Timers timers;
    private final Disk disk;
    private final UnsentMessages unsent;
    private final Consumer<Shown> listener;
    private final Map<OperationId, OutboxEntry> entries = new LinkedHashMap<>();
    private final Pauses pauses;
    private boolean online;

    Outbox(
            Server server,
            Timers timers,
            Disk disk,
            UnsentMessages unsent,
            Consumer<Shown> listener) {
        this.server = server;
        this.timers = timers;
        this.disk = disk;
        this.unsent = unsent;
        this.listener = listener;
        pauses = new Pauses(timers, this::pump);
    }

    /// Keeps a message and sends it when its turn comes; its row is shown at once.
    ///
    /// @return its operation id, which is also its row's key
    /// @throws Refusal if the text is empty or longer than the protocol allows
    public OperationId send(RoomEntry room, String text) {
        OperationId op = new OperationId(UUID.randomUUID());
        String kept = MessageText.normalised("text", text, false);
        UnsentMessage message = new UnsentMessage(op, room.id(), kept, timers.now(), null);
        keep(new OutboxEntry(message, room, false));
        return op;
    }

    /// Tries a refused message again, as the same message.
    public void retry(OperationId op) {
        OutboxEntry entry = entries.get(op);
        if (entry != null && entry.isRefused()) {
            entry.refused(null);
            disk.write(() -> unsent.refused(op, null));
            show(entry);
            pump();
        }
    }

    /// Takes a refused message back and sends its text as a new one at the end.
    public void sendAsNew(OperationId op) {
        OutboxEntry entry = entries.get(op);
        if (entry != null && entry.isRefused()) {
            discard(op);
            send(entry.room(), entry.message().text());
        }
    }

    /// Forgets a message that is not on its way at this moment.
    public void discard(OperationId op) {
        OutboxEntry entry = entries.get(op);
        if (entry != null && !entry.inFlight()) {
            remove(entry);
            pump();
        }
    }

    /// Takes over what an earlier run of the app left unsent, in order.
    void restore(UnsentMessage message, RoomEntry room) {
        OutboxEntry entry = new OutboxEntry(message, room, true);
        entries.put(message.op(), entry);
        show(entry);
    }

    /// The rows to show in a room, in order.
    List<TimelineRow.Pending> rows(RoomId room) {
        return entries.values().stream()
                .filter(entry -> entry.room().id().equals(room))
                .map(OutboxEntry::row)
                .toList();
    }

    /// The connection stands and its snapshot is applied: everything waiting goes out.
    void connected() {
        online = true;
        pump();
    }

    /// The connection is gone; what had no answer will be sent again.
    void disconnected() {
        online = false;
        entries.values().stream()
                .filter(entry -> entry.inFlight() && !entry.isAccepted())
                .forEach(entry -> {
                    entry.backOff();
                    show(entry);
                });
    }

    /// A message of this account was seen in a room: it is out.
    void settle(OperationId op) {
        OutboxEntry entry = entries.remove(op);
        if (entry != null) {
            disk.write(() -> unsent.remove(op));
            pump();
        }
    }

    /// Everything of a room up to `seq` is applied: what was accepted below it is out.
    void applied(RoomId room, long seq) {
        List<OutboxEntry> out = new ArrayList<>();
        for (OutboxEntry entry : entries.values()) {
            if (entry.room().id().equals(room) && entry.isAcceptedUpTo(seq)) {
                out.add(entry);
            }
        }
        out.forEach(this::remove);
    }

    private void keep(OutboxEntry entry) {
        entries.put(entry.op(), entry);
        entry.room().active(entry.message().at());
        show(entry);
        disk.write(
                () -> unsent.add(entry.message()),
                () -> {
                    entry.written();
                    pump();
                });
    }

    private void pump() {
        if (!online || pauses.forAll()) {
            return;
        }
        Set<RoomId> busy = new HashSet<>(pauses.rooms());
        for (OutboxEntry entry : List.copyOf(entries.values())) {
            if (!entry.waits()) {
                continue;
            }
            if (busy.add(entry.room().id()) && entry.ready()) {
                hand(entry);
            }
        }
    }

    private void hand(OutboxEntry entry) {
        entry.handed();
        show(entry);
        UnsentMessage message = entry.message();
        server.ask(
                i -> SendMessage.plain(i, message.op(), message.room(), message.text()),
                MessageAccepted.class,
                outcome -> answered(entry, outcome));
    }

    private void answered(OutboxEntry entry, Outcome<MessageAccepted> outcome) {
        if (entries.get(entry.op()) != entry) {
            return;
        }
        switch (outcome) {
            case Outcome.Done<MessageAccepted>(MessageAccepted accepted) -> {
                entry.accepted(accepted.seq());
                listener.accept(new Shown.Accepted(entry.room(), accepted.seq()));
                pump();
            }
            case Outcome.Refused<MessageAccepted>(var code, var text, var field, var wait) -> {
                entry.backOff();
                refused(entry, code, wait);
            }
            case Outcome.Unreachable<MessageAccepted>() -> {
                entry.backOff();
                show(entry);
            }
        }
    }

    private void refused(OutboxEntry entry, RefusalCode code, @Nullable Duration wait) {
        if (code == RefusalCode.RATE_LIMITED) {
            pauses.begin(entry.room(), wait == null ? UNKNOWN_RATE : wait);
        } else if (PASSING.contains(code)) {
            pauses.begin(entry.room(), AFTER_FAULT);
        } else {
            entry.refused(code);
            OperationId op = entry.op();
            disk.write(() -> unsent.refused(op, code));
        }
        show(entry);
        pump();
    }

    private void remove(OutboxEntry entry) {
        OperationId op = entry.op();
        entries.remove(op);
        disk.write(() -> unsent.remove(op));
        listener.accept(new Shown.Gone(entry.room(), op));
    }

    private void show(OutboxEntry entry) {
        listener.accept(new Shown.Row(entry.room(), entry.row()));
    }

    /// What the timelines are told.
    sealed interface Shown {
        RoomEntry room();

        /// A row is new or looks different.
        record Row(RoomEntry room, TimelineRow.Pending row) implements Shown {}

        /// A row is gone: discarded, or out long ago.
        record Gone(RoomEntry room, OperationId op) implements Shown {}

        /// The server has a message under this number.
        record Accepted(RoomEntry room, long seq) implements Shown {}
    }
}
