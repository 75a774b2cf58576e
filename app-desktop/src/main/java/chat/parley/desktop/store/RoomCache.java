package chat.parley.desktop.store;

import chat.parley.model.Message;
import chat.parley.model.Person;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.WireCodec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
                    create table if not exists room(id uuid primary key, applied bigint not null,
                        body varbinary not null);
                    create table if not exists person(id uuid primary key, body varbinary not null);
                    create table if not exists message(room uuid not null, seq bigint not null, id uuid not null,
                        reply boolean not null, body varbinary not null,
                        primary key (room, seq));
                    create index if not exists message_id on message(id);
                    create table if not exists hole(room uuid not null, after_seq bigint not null,
                        before_seq bigint not null, primary key (room, before_seq))
                    """,
                    """
                    create table if not exists line(room uuid not null, seq bigint not null,
                        at_millis bigint not null, author uuid, subject uuid,
                        what varchar(16) not null, detail varchar,
                        primary key (room, seq));
                    alter table room add column if not exists as_of_millis bigint default 0 not null
                    """,
                    // Which message a kept one answers is only known of those that come from now
                    // on, so that all of them come again.
                    """
                    alter table room add column if not exists read_ahead boolean default false not null;
                    alter table message add column if not exists answers uuid;
                    create index if not exists message_answers on message(answers);
                    delete from message;
                    delete from hole;
                    delete from line;
                    delete from room
                    """);

    private static final Logger log = LoggerFactory.getLogger(RoomCache.class);

    private final Database database;
    private final WireCodec codec = new WireCodec();
    private final CachedHistory history;

    private RoomCache(Database database) {
        this.database = database;
        history = new CachedHistory(database, codec);
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
                "select applied, as_of_millis, read_ahead, body from room",
                row ->
                        new CachedRoom(
                                codec.readValue(RoomSummary.class, row.getBytes("body")),
                                row.getLong("applied"),
                                Instant.ofEpochMilli(row.getLong("as_of_millis")),
                                row.getBoolean("read_ahead")));
    }

    /// The messages of the rooms and what lies between them.
    public CachedHistory history() {
        return history;
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
            log.info("The copy of rooms was written by another version: {}", written.text());
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
            CachedHistory.putHole(db, id, new Hole(0, room.applied() + 1));
        });
    }

    /// Changes messages and moves the room to what these changes make it, in one transaction.
    public void apply(CachedRoom room, List<CacheChange> changes) {
        database.write(db -> {
            for (CacheChange change : changes) {
                history.apply(db, change);
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
                history.put(db, message);
            }
            if (more && !newest.isEmpty()) {
                CachedHistory.putHole(db, id, new Hole(0, newest.getFirst().seq()));
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
            for (String table : List.of("room", "person", "message", "hole", "line")) {
                db.update("delete from " + table);
            }
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private void put(Database db, CachedRoom room) throws SQLException {
        db.update(
                "merge into room(id, applied, as_of_millis, read_ahead, body) key(id)"
                        + " values (?, ?, ?, ?, ?)",
                room.summary().id().value(),
                room.applied(),
                room.asOf().toEpochMilli(),
                room.readAhead(),
                codec.writeValue(room.summary()));
    }

    private static void forget(Database db, RoomId room) throws SQLException {
        for (String table : List.of("message", "hole", "line")) {
            db.update("delete from " + table + " where room = ?", room.value());
        }
        db.update("delete from room where id = ?", room.value());
    }
}
