package chat.parley.server.matrix;

import chat.parley.model.FileId;
import chat.parley.protocol.Heads;
import chat.parley.protocol.Pong;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.Refused;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.ServerFrame;
import chat.parley.server.script.ScriptedUpload;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Tries operations and notes what was not as expected. Owned by the test's thread.
final class Trial {

    private final Expected expected;
    private final Cast cast;
    private final Fingerprint database;
    private final List<String> wrong = new ArrayList<>();
    private int cells;
    private int denials;

    Trial(Expected expected, Cast cast, Fingerprint database) {
        this.expected = expected;
        this.cast = cast;
        this.database = database;
    }

    /// What was not as expected.
    List<String> wrong() {
        return wrong;
    }

    /// How many cells were tried.
    int cells() {
        return cells;
    }

    /// Lets everybody who may not try everything: nothing may change and nobody may hear of it.
    void deny(Stage stage, List<Expected.Operation> operations) {
        long from = stage.makesItselfHeard();
        Map<Actor, Integer> marks = new HashMap<>();
        stage.witnesses().forEach(each -> marks.put(each, each.wire().frames().size()));
        Map<String, String> before = database.tables();
        for (Expected.Operation operation : operations) {
            for (Who who : Who.values()) {
                Outcome outcome = expected.of(operation, stage.kind(), who);
                if (outcome != Outcome.OK && outcome != Outcome.NOBODY) {
                    deny(stage, operation, who, outcome);
                }
            }
            unchanged(operation + " in " + stage.kind(), before);
        }
        long upTo = stage.makesItselfHeard();
        marks.forEach((each, mark) -> unheard(stage, each, mark, from, upTo));
    }

    private void deny(Stage stage, Expected.Operation operation, Who who, Outcome outcome) {
        long touched = RowWatch.touched();
        ServerFrame answer = attempt(operation, stage, who, false);
        check(operation, stage.kind(), who, answer);
        if (outcome == Outcome.NOT_FOUND && stage.kind().equals("private")) {
            compare(operation, who, answer, attempt(operation, stage, who, true));
        }
        untouched(operation + " by " + who + " in " + stage.kind(), touched);
    }

    /// A refusal writes no row, not even one that it undoes.
    void untouched(String what, long before) {
        long rows = RowWatch.touched() - before;
        denials++;
        if (rows != 0) {
            wrong.add(what + " touched " + rows + " rows");
        }
    }

    /// Lets everybody ask for a file of the room.
    void readFile(Stage stage) {
        for (Who who : Who.values()) {
            Outcome outcome = expected.of("readFile", stage.kind(), who);
            if (outcome != Outcome.NOBODY) {
                long touched = RowWatch.touched();
                ScriptedUpload files = new ScriptedUpload(cast.server(), cast.actor(who).token());
                HttpResponse<byte[]> got = files.get(stage.file(), "");
                HttpResponse<byte[]> missing = files.get(new FileId(UUID.randomUUID()), "");
                boolean may = outcome == Outcome.OK;
                cell(
                        got.statusCode() == (may ? 200 : 404)
                                && (may || Arrays.equals(got.body(), missing.body())),
                        "file in %s by %s: %d".formatted(stage.kind(), who, got.statusCode()));
                untouched("file in " + stage.kind() + " by " + who, touched);
            }
        }
    }

    /// Lets everybody who may.
    void allow(Stage stage, List<Expected.Operation> operations) {
        for (Expected.Operation operation : operations) {
            for (Who who : Who.values()) {
                if (expected.of(operation, stage.kind(), who) == Outcome.OK) {
                    check(operation, stage.kind(), who, attempt(operation, stage, who, false));
                    if (operation.sample().contains("$report")) {
                        stage.reportAnswered();
                    }
                }
            }
        }
    }

    /// Lets everybody try an operation that is about no room.
    void outside(Expected.Operation operation) {
        for (Who who : Who.values()) {
            Map<String, String> before = database.tables();
            long touched = RowWatch.touched();
            String json = cast.fill(operation.command(), operation.sample(), who);
            check(operation, Expected.NO_ROOM, who, cast.actor(who).tries(json));
            if (expected.of(operation, Expected.NO_ROOM, who) != Outcome.OK) {
                untouched(operation + " by " + who, touched);
                unchanged(operation + " by " + who, before);
            }
        }
    }

    /// How many of them were refused without a row having been touched.
    int denials() {
        return denials;
    }

    /// Counts a cell that was tried elsewhere.
    void cell(boolean asExpected, String what) {
        cells++;
        if (!asExpected) {
            wrong.add(what);
        }
    }

    /// Notes which tables are not as they were.
    void unchanged(String what, Map<String, String> before) {
        Map<String, String> after = database.tables();
        if (!after.equals(before)) {
            after.entrySet().removeAll(before.entrySet());
            wrong.add(what + " changed " + after.keySet());
        }
    }

    private ServerFrame attempt(
            Expected.Operation operation, Stage stage, Who who, boolean hidden) {
        String sample = stage.fill(operation.sample(), who, hidden);
        return cast.actor(who).tries(cast.fill(operation.command(), sample, who));
    }

    private void check(Expected.Operation operation, String kind, Who who, ServerFrame answer) {
        Outcome outcome = expected.of(operation, kind, who);
        cell(
                Outcome.of(answer) == outcome,
                "%s by %s in %s: expected %s, got %s"
                        .formatted(operation, who, kind, outcome, answer));
    }

    private void compare(
            Expected.Operation operation, Who who, ServerFrame seen, ServerFrame missing) {
        cell(
                seen instanceof Refused one
                        && missing instanceof Refused other
                        && one.code() == other.code()
                        && one.message().equals(other.message())
                        && Objects.equals(one.field(), other.field())
                        && Objects.equals(one.retryMs(), other.retryMs()),
                "%s by %s: hidden is %s, missing is %s".formatted(operation, who, seen, missing));
    }

    private void unheard(Stage stage, Actor witness, int mark, long from, long upTo) {
        List<ServerFrame> frames = witness.wire().frames();
        for (ServerFrame frame : frames.subList(mark, frames.size())) {
            boolean ours =
                    frame instanceof RoomEvent event
                            && event.room().equals(stage.room())
                            && event.seq() > from
                            && event.seq() <= upTo;
            boolean fleeting =
                    frame instanceof Pong
                            || frame instanceof Heads
                            || frame instanceof PresenceSeen;
            if (!ours && !fleeting) {
                wrong.add(stage.kind() + ": a witness was sent " + frame);
            }
        }
    }
}
