package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.store.CachedHistory;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.Hole;
import chat.parley.desktop.store.RoomLine;
import chat.parley.desktop.store.Slice;
import chat.parley.model.Message;
import chat.parley.model.RoomId;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pages from this computer's copy, which is filled from the server where it has a hole. Belongs to
/// the FX thread.
///
/// Without a connection a page may be shorter than it could be; it never has a hole inside.
final class StoredPages implements Pages {
    private static final int PAGE = Timeline.PAGE;

    private final Server server;
    private final People people;
    private final Disk disk;
    private final CachedHistory cache;

    StoredPages(Server server, People people, Disk disk, CachedHistory cache) {
        this.server = server;
        this.people = people;
        this.disk = disk;
        this.cache = cache;
    }

    @Override
    public void newest(RoomId room, Consumer<Page> then) {
        before(room, Long.MAX_VALUE, then);
    }

    @Override
    public void before(RoomId room, long seq, Consumer<Page> then) {
        Supplier<Slice> read = () -> cache.before(room, seq, PAGE);
        disk.read(
                read,
                slice -> {
                    Hole hole = slice.below();
                    if (hole == null || slice.messages().size() >= PAGE) {
                        then.accept(page(slice, seq));
                        return;
                    }
                    fillThenRead(
                            new Filling(room, hole, hole.before(), null, null),
                            read,
                            slice,
                            again -> then.accept(page(again, seq)),
                            () -> then.accept(Page.FAILED));
                });
    }

    @Override
    public void after(RoomId room, long seq, Consumer<Page> then) {
        Supplier<Slice> read = () -> cache.after(room, seq, PAGE);
        disk.read(
                read,
                slice -> {
                    Hole hole = slice.above();
                    if (hole == null || slice.messages().size() >= PAGE) {
                        then.accept(page(slice, seq));
                        return;
                    }
                    fillThenRead(
                            new Filling(room, hole, null, hole.after(), null),
                            read,
                            slice,
                            again -> then.accept(page(again, seq)),
                            () -> then.accept(Page.FAILED));
                });
    }

    @Override
    public void around(RoomId room, long seq, Consumer<Page> then) {
        Supplier<Slice> read = () -> both(room, seq);
        disk.read(
                () -> cache.holeAt(room, seq),
                hole -> {
                    if (hole.isEmpty()) {
                        aroundKept(room, seq, read, then);
                        return;
                    }
                    fillThenRead(
                            new Filling(room, hole.get(), null, null, seq),
                            read,
                            new Slice(List.of(), List.of(), hole.get(), hole.get(), true, true),
                            slice -> then.accept(page(slice, seq)),
                            () -> then.accept(Page.FAILED));
                });
    }

    /// The number itself is kept, but a hole may be close to it.
    private void aroundKept(RoomId room, long seq, Supplier<Slice> read, Consumer<Page> then) {
        disk.read(
                read,
                slice -> {
                    Filling filling = missing(room, slice);
                    if (filling == null) {
                        then.accept(page(slice, seq));
                        return;
                    }
                    fillThenRead(
                            filling,
                            read,
                            slice,
                            again -> then.accept(page(again, seq)),
                            () -> then.accept(Page.FAILED));
                });
    }

    private static @Nullable Filling missing(RoomId room, Slice slice) {
        Hole below = slice.below();
        if (below != null) {
            return new Filling(room, below, below.before(), null, null);
        }
        Hole above = slice.above();
        return above == null ? null : new Filling(room, above, null, above.after(), null);
    }

    private Slice both(RoomId room, long seq) {
        Slice older = cache.before(room, seq == Long.MAX_VALUE ? seq : seq + 1, PAGE / 2);
        Slice newer = cache.after(room, seq, PAGE / 2);
        List<Message> all = new ArrayList<>(older.messages());
        all.addAll(newer.messages());
        List<RoomLine> lines = new ArrayList<>(older.lines());
        lines.addAll(newer.lines());
        return new Slice(
                all, lines, older.below(), newer.above(), older.moreBelow(), newer.moreAbove());
    }

    private void fillThenRead(
            Filling filling,
            Supplier<Slice> read,
            Slice present,
            Consumer<Slice> then,
            Runnable failed) {
        server.ask(
                i ->
                        new GetHistory(
                                i,
                                filling.room,
                                filling.before,
                                filling.after,
                                filling.around,
                                null,
                                PAGE),
                HistoryPage.class,
                outcome -> {
                    if (outcome instanceof Outcome.Done<HistoryPage>(HistoryPage page)) {
                        page.people().forEach(people::heard);
                        disk.write(() -> fill(filling, page));
                        disk.read(read, then);
                    } else if (present.messages().isEmpty()) {
                        failed.run();
                    } else {
                        then.accept(present);
                    }
                });
    }

    private void fill(Filling filling, HistoryPage page) {
        boolean upwards = filling.after != null;
        boolean moreAfter = Boolean.TRUE.equals(page.moreAfter());
        boolean reachesDown = upwards || !page.more();
        boolean reachesUp = upwards ? !page.more() : filling.around == null || !moreAfter;
        cache.fill(filling.room, filling.hole, page.items(), reachesDown, reachesUp);
    }

    /// Whether rows are missing at either end is told relative to the number that was asked about.
    private static Page page(Slice slice, long seq) {
        boolean newest = seq == Long.MAX_VALUE;
        return new Page(
                slice.messages(),
                slice.lines(),
                slice.moreBelow(),
                !newest && slice.moreAbove(),
                false);
    }

    /// What to ask for, and which hole the answer goes into.
    private record Filling(
            RoomId room,
            Hole hole,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Long around) {}
}
