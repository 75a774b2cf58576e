package chat.parley.desktop.store;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.Person;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.WireCodec;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A copy of what one account has seen of its server: rooms, people, messages, and how far each
/// room is applied. Thread-safe; calls block on the disk.
///
/// Rows and the number up to which they are applied change in one transaction. All of it can be had
/// again from the server, so a damaged copy is moved aside and filled anew.
public final class RoomCache implements AutoCloseable {
    private static final List<String> STEPS =
            List.of(
                    """
                    create table room(id uuid primary key, applied bigint not null,
                        body varbinary not null);
                    create table person(id uuid primary key, body varbinary not null);
                    create table message(room uuid not null, seq bigint not null, id uuid not null,
                        reply boolean not null, body varbinary not null,
                        primary key (room, seq));
                    create index message_id on message(id);
                    create table hole(room uuid not null, after_seq bigint not null,
                        before_seq bigint not null, primary key (room, before_seq))
                    """);

    private static final Logger LOG = LoggerFactory.getLogger(RoomCache.class);

    private final Database database;
    private final WireCodec codec = new WireCodec();

    private RoomCache(Database database) {
        this.database = database;
    }

    /// Opens the copy of one account, making it if it is missing.
    ///
    /// @throws StoreInUse if another Parley has it open
    public static RoomCache open(AppHome home, Account account, Clock clock) {
        Path folder = home.folder("rooms");
        String name = account.serverId().replaceAll("[^A-Za-z0-9-]", "_") + "." + account.person();
        return new RoomCache(Database.open(folder, name, STEPS, clock));
    }

    /// A copy that is gone when it is closed.
    public static RoomCache inMemory() {
        return new RoomCache(Database.inMemory(STEPS));
    }

    public List<CachedRoom> rooms() {
        return readable(
                "select applied, body from room",
                row ->
                        new CachedRoom(
                                codec.readValue(RoomSummary.class, row.getBytes("body")),
                                row.getLong("applied")));
    }

    public List<Person> people() {
        return readable(
                "select body from person", row -> codec.readValue(Person.class, row.getBytes(1)));
    }

    /// A copy that this version cannot read is worth nothing: it is emptied and comes again from
    /// the server.
    private <T> List<T> readable(String sql, Database.Reader<T> reader) {
        try {
            return database.query(sql, reader);
        } catch (Refusal written) {
            LOG.info("The copy of rooms was written by another version: {}", written.text());
            clear();
            return List.of();
        }
    }

    public void keep(Collection<Person> people) {
        database.write(db -> {
            for (Person person : people) {
                db.update(
                        "merge into person key(id) values (?, ?)",
                        person.id().value(),
                        codec.writeValue(person));
            }
        });
    }

    /// Keeps a room that was not kept before: none of its history is here yet.
    public void begin(CachedRoom room) {
        RoomId id = room.summary().id();
        database.write(db -> {
            forget(db, id);
            put(db, room);
            putHole(db, id, new Hole(0, room.applied() + 1));
        });
    }

    /// Changes messages and moves the room to what these changes make it, in one transaction.
    public void apply(CachedRoom room, List<CacheChange> changes) {
        database.write(db -> {
            for (CacheChange change : changes) {
                apply(db, change);
            }
            put(db, room);
        });
    }

    /// Replaces all that is kept of a room by its newest page.
    ///
    /// @param more whether there is history before the page
    public void restart(CachedRoom room, List<Message> newest, boolean more) {
        RoomId id = room.summary().id();
        database.write(db -> {
            forget(db, id);
            put(db, room);
            for (Message message : newest) {
                put(db, message);
            }
            if (more && !newest.isEmpty()) {
                putHole(db, id, new Hole(0, newest.getFirst().seq()));
            }
        });
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

    /// Forgets a room and its messages.
    public void remove(RoomId room) {
        database.write(db -> forget(db, room));
    }

    /// Forgets everything.
    public void clear() {
        database.write(db -> {
            for (String table : List.of("room", "person", "message", "hole")) {
                db.update("delete from " + table);
            }
        });
    }

    public Optional<Message> message(MessageId id) {
        return database
                .query("select body from message where id = ?", this::message, id.value())
                .stream()
                .findFirst();
    }

    /// The messages right below a number, none of them in a thread.
    public Slice before(RoomId room, long seq, int limit) {
        Hole hole =
                first(
                        "select after_seq, before_seq from hole where room = ? and before_seq <= ?"
                                + " order by before_seq desc limit 1",
                        room,
                        seq);
        long bottom = hole == null ? 0 : hole.before();
        List<Message> found =
                database.query(
                        "select body from message where room = ? and seq < ? and seq >= ?"
                                + " and not reply order by seq desc limit ?",
                        this::message,
                        room.value(),
                        seq,
                        bottom,
                        limit + 1);
        boolean more = found.size() > limit;
        List<Message> page = found.subList(0, Math.min(limit, found.size())).reversed();
        return new Slice(page, more ? null : hole, null, more || hole != null, false);
    }

    /// The messages right above a number, none of them in a thread.
    public Slice after(RoomId room, long seq, int limit) {
        Hole hole =
                first(
                        "select after_seq, before_seq from hole where room = ? and after_seq >= ?"
                                + " order by after_seq limit 1",
                        room,
                        seq);
        long top = hole == null ? Long.MAX_VALUE : hole.after();
        List<Message> found =
                database.query(
                        "select body from message where room = ? and seq > ? and seq <= ?"
                                + " and not reply order by seq limit ?",
                        this::message,
                        room.value(),
                        seq,
                        top,
                        limit + 1);
        boolean more = found.size() > limit;
        List<Message> page = found.subList(0, Math.min(limit, found.size()));
        return new Slice(page, null, more ? null : hole, false, more || hole != null);
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

    @Override
    public void close() {
        database.close();
    }

    private void apply(Database db, CacheChange change) throws SQLException {
        switch (change) {
            case CacheChange.Put(Message message) -> put(db, message);
            case CacheChange.Changed(Message message) -> alter(db, message.id(), _ -> message);
            case CacheChange.Pinned(MessageId id, boolean pinned, long seq) ->
                    alter(db, id, message -> message.withPinned(pinned, seq));
            case CacheChange.Reactions(MessageId id, var reactions, long seq) ->
                    alter(db, id, message -> message.withReactions(reactions, seq));
            case CacheChange.Replied(MessageId root, var at, long seq) ->
                    alter(db, root, message -> message.withReply(at, seq));
        }
    }

    private void alter(Database db, MessageId id, UnaryOperator<Message> change)
            throws SQLException {
        Optional<Message> known = message(id);
        if (known.isPresent()) {
            put(db, change.apply(known.get()));
        }
    }

    private void put(Database db, CachedRoom room) throws SQLException {
        db.update(
                "merge into room key(id) values (?, ?, ?)",
                room.summary().id().value(),
                room.applied(),
                codec.writeValue(room.summary()));
    }

    private void put(Database db, Message message) throws SQLException {
        db.update(
                "merge into message key(room, seq) values (?, ?, ?, ?, ?)",
                message.room().value(),
                message.seq(),
                message.id().value(),
                message.thread() != null,
                codec.writeValue(message));
    }

    private void putIfNewer(Database db, Message message) throws SQLException {
        Optional<Message> known = message(message.id());
        if (known.isEmpty() || known.get().changedSeq() <= message.changedSeq()) {
            put(db, message);
        }
    }

    private static void putHole(Database db, RoomId room, Hole hole) throws SQLException {
        if (hole.before() > hole.after() + 1) {
            db.update(
                    "merge into hole key(room, before_seq) values (?, ?, ?)",
                    room.value(),
                    hole.after(),
                    hole.before());
        }
    }

    private static void forget(Database db, RoomId room) throws SQLException {
        db.update("delete from message where room = ?", room.value());
        db.update("delete from hole where room = ?", room.value());
        db.update("delete from room where id = ?", room.value());
    }

    private @Nullable Hole first(String sql, RoomId room, Object... rest) {
        Object[] arguments = new Object[rest.length + 1];
        arguments[0] = room.value();
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        List<Hole> found =
                database.query(sql, row -> new Hole(row.getLong(1), row.getLong(2)), arguments);
        return found.isEmpty() ? null : found.getFirst();
    }

    private Message message(ResultSet row) throws SQLException {
        return codec.readValue(Message.class, row.getBytes("body"));
    }
}
