package chat.parley.desktop.store;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomId;
import chat.parley.protocol.WireCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The messages and lines of the rooms that a [RoomCache] keeps, and the holes between them.
/// Thread-safe; calls block on the disk.
public final class CachedHistory {
    private final Database database;
    private final WireCodec codec;

    CachedHistory(Database database, WireCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /// Puts messages from the server into a hole, which shrinks, splits or goes.
    ///
    /// @param reachesDown whether nothing lies between the hole's lower end and the first message
    /// @param reachesUp whether nothing lies between the last message and the hole's upper end
    public void fill(
            RoomId room,
            Hole hole,
            List<Message> messages,
            boolean reachesDown,
            boolean reachesUp) {
        database.write(db -> {
            db.update(
                    "delete from hole where room = ? and before_seq = ?",
                    room.value(),
                    hole.before());
            for (Message message : messages) {
                putIfNewer(db, message);
            }
            if (messages.isEmpty()) {
                return;
            }
            long first = messages.getFirst().seq();
            long last = messages.getLast().seq();
            if (!reachesDown && first > hole.after() + 1) {
                putHole(db, room, new Hole(hole.after(), first));
            }
            if (!reachesUp && last < hole.before() - 1) {
                putHole(db, room, new Hole(last, hole.before()));
            }
        });
    }

    public Optional<Message> message(MessageId id) {
        return database
                .query("select body from message where id = ?", this::message, id.value())
                .stream()
                .findFirst();
    }

    /// The messages right below a number, none of them in a thread. The room is part of the order,
    /// or H2 reads and sorts everything below (50 ms a page of 100,000 messages, not 0.05).
    public Slice before(RoomId room, long seq, int limit) {
        Hole hole =
                first(
                        "select after_seq, before_seq from hole where room = ? and before_seq <= ?"
                                + " order by room desc, before_seq desc limit 1",
                        room,
                        seq);
        long bottom = hole == null ? 0 : hole.before();
        List<Message> found =
                database.query(
                        "select body from message where room = ? and seq < ? and seq >= ?"
                                + " and not reply order by room desc, seq desc limit ?",
                        this::message,
                        room.value(),
                        seq,
                        bottom,
                        limit + 1);
        boolean more = found.size() > limit;
        List<Message> page = found.subList(0, Math.min(limit, found.size())).reversed();
        boolean ends = more || hole != null;
        long from = !ends ? 0 : page.isEmpty() ? seq : page.getFirst().seq();
        return new Slice(page, lines(room, from, seq - 1), more ? null : hole, null, ends, false);
    }

    /// The messages right above a number, none of them in a thread.
    public Slice after(RoomId room, long seq, int limit) {
        Hole hole =
                first(
                        "select after_seq, before_seq from hole where room = ? and after_seq >= ?"
                                + " order by room, after_seq limit 1",
                        room,
                        seq);
        long top = hole == null ? Long.MAX_VALUE : hole.after();
        List<Message> found =
                database.query(
                        "select body from message where room = ? and seq > ? and seq <= ?"
                                + " and not reply order by room, seq limit ?",
                        this::message,
                        room.value(),
                        seq,
                        top,
                        limit + 1);
        boolean more = found.size() > limit;
        List<Message> page = found.subList(0, Math.min(limit, found.size()));
        boolean ends = more || hole != null;
        long to = !ends ? Long.MAX_VALUE : page.isEmpty() ? seq : page.getLast().seq();
        return new Slice(page, lines(room, seq + 1, to), null, more ? null : hole, false, ends);
    }

    /// The hole that a number lies in, if it does.
    public Optional<Hole> holeAt(RoomId room, long seq) {
        return Optional.ofNullable(
                first(
                        "select after_seq, before_seq from hole where room = ? and after_seq < ?"
                                + " and before_seq > ? limit 1",
                        room,
                        seq,
                        seq));
    }

    /// Makes one change, inside a transaction.
    void apply(Database db, CacheChange change) throws SQLException {
        switch (change) {
            case CacheChange.Put(Message message) -> putIfNewer(db, message);
            case CacheChange.Happened(RoomLine line) -> put(db, line);
            case CacheChange.Changed(Message message) ->
                    alter(db, message.id(), message.changedSeq(), _ -> message);
            case CacheChange.Requoted(Message original) -> requote(db, original);
            case CacheChange.Pinned(MessageId id, boolean pinned, long seq) ->
                    alter(db, id, seq, message -> message.withPinned(pinned, seq));
            case CacheChange.Reactions(MessageId id, var reactions, long seq) ->
                    alter(db, id, seq, message -> message.withReactions(reactions, seq));
            case CacheChange.Replied(MessageId root, var at, long seq) ->
                    alter(db, root, seq, message -> message.withReply(at, seq));
        }
    }

    /// Changes a message that is kept, unless it is kept as of after that change already.
    private void alter(Database db, MessageId id, long seq, UnaryOperator<Message> change)
            throws SQLException {
        Optional<Message> known = message(id);
        if (known.isPresent() && known.get().changedSeq() < seq) {
            put(db, change.apply(known.get()));
        }
    }

    private void requote(Database db, Message original) throws SQLException {
        for (Message answer :
                database.query(
                        "select body from message where answers = ?",
                        this::message,
                        original.id().value())) {
            ReplyReference quoted = answer.replyTo();
            if (quoted != null) {
                put(db, answer.withReplyTo(quoted.withText(original.text())));
            }
        }
    }

    /// Keeps a message in its present state, inside a transaction.
    void put(Database db, Message message) throws SQLException {
        db.update(
                "merge into message(room, seq, id, reply, body, answers) key(room, seq)"
                        + " values (?, ?, ?, ?, ?, ?)",
                message.room().value(),
                message.seq(),
                message.id().value(),
                message.thread() != null,
                codec.writeValue(message),
                message.replyTo() == null ? null : message.replyTo().message().value());
    }

    private void putIfNewer(Database db, Message message) throws SQLException {
        Optional<Message> known = message(message.id());
        if (known.isEmpty() || known.get().changedSeq() <= message.changedSeq()) {
            put(db, message);
        }
    }

    /// Notes that messages are missing, inside a transaction.
    static void putHole(Database db, RoomId room, Hole hole) throws SQLException {
        if (hole.before() > hole.after() + 1) {
            db.update(
                    "merge into hole key(room, before_seq) values (?, ?, ?)",
                    room.value(),
                    hole.after(),
                    hole.before());
        }
    }

    private @Nullable Hole first(String sql, RoomId room, Object... rest) {
        Object[] arguments = new Object[rest.length + 1];
        arguments[0] = room.value();
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        List<Hole> found =
                database.query(sql, row -> new Hole(row.getLong(1), row.getLong(2)), arguments);
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<RoomLine> lines(RoomId room, long from, long to) {
        return database.query(
                "select * from line where room = ? and seq between ? and ? order by seq",
                row -> line(room, row),
                room.value(),
                from,
                to);
    }

    private static RoomLine line(RoomId room, ResultSet row) throws SQLException {
        return new RoomLine(
                room,
                row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("at_millis")),
                person(row, "author"),
                person(row, "subject"),
                RoomLine.Change.valueOf(row.getString("what")),
                row.getString("detail"));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new PersonId(id);
    }

    private static void put(Database db, RoomLine line) throws SQLException {
        db.update(
                "merge into line key(room, seq) values (?, ?, ?, ?, ?, ?, ?)",
                line.room().value(),
                line.seq(),
                line.at().toEpochMilli(),
                line.by() == null ? null : line.by().value(),
                line.subject() == null ? null : line.subject().value(),
                line.change().name(),
                line.detail());
    }

    private Message message(ResultSet row) throws SQLException {
        return codec.readValue(Message.class, row.getBytes("body"));
    }
}
