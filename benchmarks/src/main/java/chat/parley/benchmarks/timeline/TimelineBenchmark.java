package chat.parley.benchmarks.timeline;

import chat.parley.benchmarks.process.Scratch;
import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import chat.parley.benchmarks.timeline.RealConversation.Anchor;
import chat.parley.desktop.store.AppHome;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Scrolls through 100,000 messages of varying height, from the newest to the first, in the app's
/// real conversation over its real store, against the same texts as plain labels; and sees whether
/// what is read stays at its pixel while fifty pages are put in front.
public final class TimelineBenchmark implements Benchmark {

    private static final int MESSAGES = 100_000;
    private static final int PREPENDS = 50;
    private static final int WIDTH = 800;
    private static final int HEIGHT = 700;
    private static final double PIXELS_A_FRAME = 1200;
    private static final double FRAME_MILLIS = 1000.0 / 60;
    private static final double TARGET = 3;

    @Override
    public Figures run(PrintStream out) throws Exception {
        Fx.start();
        try (Scratch scratch = new Scratch()) {
            AppHome home = AppHome.at(scratch.path("home"));
            LongRoom room = new LongRoom(home, MESSAGES);
            out.println("written: " + MESSAGES + " messages");
            try (OfflineApp app = new OfflineApp(home, LongRoom.ACCOUNT)) {
                RealConversation real =
                        Fx.call(() ->
                                new RealConversation(app.session(), app.room(), WIDTH, HEIGHT));
                double shift = keepAnchor(real);
                FrameTimes ours = scroll(real, Integer.MAX_VALUE);
                out.println("scrolled to the first message in " + ours.count() + " frames");
                BareList bare = Fx.call(() -> new BareList(room.texts(), WIDTH, HEIGHT));
                FrameTimes floor = scroll(bare, Math.toIntExact(Math.min(ours.count(), 3000)));
                return figures(out, ours, floor, shift);
            }
        }
    }

    private static Figures figures(
            PrintStream out, FrameTimes ours, FrameTimes floor, double shift) {
        Table table = new Table("list", "frames", "p50 ms", "p99 ms", "longest ms");
        table.row("Parley", ours.count(), ours.millis(50), ours.millis(99), ours.millis(100));
        table.row(
                "plain labels",
                floor.count(),
                floor.millis(50),
                floor.millis(99),
                floor.millis(100));
        out.println("busy JavaFX thread a frame, " + (int) PIXELS_A_FRAME + " pixels a frame");
        out.println(table);
        out.printf("largest shift of a line at %d prepends: %.1f pixels%n", PREPENDS, shift);
        double ratio = ours.millis(99) / floor.millis(99);
        return new Figures("timeline", ratio, "at most " + TARGET)
                .with("p99Millis", ours.millis(99))
                .with("p50Millis", ours.millis(50))
                .with("bareP99Millis", floor.millis(99))
                .with("p99InOneFrame", ours.millis(99) <= FRAME_MILLIS)
                .with("messages", MESSAGES)
                .with("anchorShiftPixels", shift)
                .with("met", ratio <= TARGET && shift <= 0.5);
    }

    private static FrameTimes scroll(Scrolled list, int atMost) throws Exception {
        Fx.frames(30);
        FrameTimes times = new FrameTimes();
        int[] frames = {0};
        int[] still = {0};
        Fx.eachFrame(() -> {
            times.begins();
            list.scrollUp(PIXELS_A_FRAME);
            still[0] = list.atTop() ? still[0] + 1 : 0;
            return ++frames[0] < atMost && still[0] < 60;
        });
        Fx.call(() -> {
            list.close();
            return true;
        });
        return times;
    }

    /// Scrolls up page by page; at each page that comes in front while nobody scrolls, sees how far
    /// the first line in sight moved.
    private static double keepAnchor(RealConversation real)
            throws InterruptedException, ExecutionException, TimeoutException {
        Fx.frames(30);
        double worst = 0;
        int prepends = 0;
        while (prepends < PREPENDS) {
            Fx.call(() -> {
                real.scrollUp(300);
                return true;
            });
            Fx.frames(1);
            Object first = Fx.call(real::firstKey);
            Anchor before = Fx.call(real::firstInSight).orElseThrow();
            Fx.frames(2);
            Fx.eachFrame(real.timeline().loadingBeforeProperty()::get);
            Fx.frames(3);
            if (!Fx.call(real::firstKey).equals(first)) {
                prepends++;
                worst = Math.max(worst, shift(before, Fx.call(() -> real.find(before))));
            }
        }
        return worst;
    }

    /// A line that is gone has moved by the height of the window.
    private static double shift(Anchor before, Optional<Anchor> after) {
        return after.map(found -> Math.abs(found.top() - before.top())).orElse((double) HEIGHT);
    }
}
