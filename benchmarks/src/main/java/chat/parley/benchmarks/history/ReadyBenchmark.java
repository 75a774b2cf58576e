package chat.parley.benchmarks.history;

import chat.parley.benchmarks.report.Benchmark;
import chat.parley.benchmarks.report.Figures;
import chat.parley.benchmarks.report.Table;
import chat.parley.benchmarks.wire.AccountDesk;
import chat.parley.benchmarks.wire.ChatLink;
import chat.parley.benchmarks.wire.Crowd;
import chat.parley.model.RoomId;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.Ready;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SessionGrant;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Connecting, from the first byte to the last of `ready`, as somebody who is in 500 rooms with 40
/// unread messages in each, on both databases.
public final class ReadyBenchmark implements Benchmark {

    private static final int ROOMS = 500;
    private static final int UNREAD = 40;
    private static final int WARM_UP = 400;
    private static final int ARRIVALS = 200;
    private static final double TARGET_MILLIS = 100;
    private static final Duration CONNECT = Duration.ofSeconds(60);

    private final Map<String, Object> details = new LinkedHashMap<>();
    private double worst;

    @Override
    public Figures run(PrintStream out) throws Exception {
        Table table = new Table("database", "rooms", "p50 ms", "p99 ms", "target p99 ms");
        try (Stage stage = Stage.onH2()) {
            measure(stage, table);
        }
        try (Stage stage = Stage.onPostgres()) {
            measure(stage, table);
        }
        out.println(table);
        Figures figures = new Figures("ready", worst, "at most 1: the worst p99 over its target");
        details.forEach(figures::with);
        return figures.with("rooms", ROOMS).with("met", worst <= 1);
    }

    private void measure(Stage stage, Table table) throws Exception {
        try (AccountDesk desk = new AccountDesk()) {
            SessionGrant host = desk.open(stage.port(), "host");
            SessionGrant guest = desk.open(stage.port(), "guest");
            List<RoomId> rooms = rooms(stage, host, guest);
            stage.fill(connection -> {
                for (RoomId room : rooms) {
                    Rows.add(connection, room, host.person(), UNREAD);
                }
            });
            stage.analyze();
            Stopwatch watch = Stopwatch.of(WARM_UP, ARRIVALS, _ -> arrive(stage, guest));
            table.row(stage.database(), ROOMS, watch.millis(50), watch.millis(99), TARGET_MILLIS);
            String name = stage.database().toLowerCase(Locale.ROOT);
            details.put(name + "-p50", watch.millis(50));
            details.put(name + "-p99", watch.millis(99));
            worst = Math.max(worst, watch.millis(99) / TARGET_MILLIS);
        }
    }

    private static List<RoomId> rooms(Stage stage, SessionGrant host, SessionGrant guest)
            throws IOException {
        List<RoomId> rooms = new ArrayList<>();
        try (ChatLink hosts = ChatLink.open(stage.port(), host.token(), CONNECT);
                ChatLink guests = ChatLink.open(stage.port(), guest.token(), CONNECT)) {
            for (int i = 0; i < ROOMS; i++) {
                RoomId room = Crowd.create(hosts, "room " + i);
                rooms.add(room);
                guests.call(RoomEntered.class, n -> new JoinRoom(n, Crowd.op(), room));
            }
        }
        return rooms;
    }

    private static void arrive(Stage stage, SessionGrant guest) throws IOException {
        try (ChatLink link = ChatLink.open(stage.port(), guest.token(), CONNECT)) {
            int rooms = 0;
            for (Ready page : link.ready()) {
                rooms += page.rooms().size();
            }
            if (rooms != ROOMS) {
                throw new IOException("welcomed to " + rooms + " rooms");
            }
        }
    }
}
