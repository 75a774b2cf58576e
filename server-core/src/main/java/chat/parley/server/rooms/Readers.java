package chat.parley.server.rooms;

import chat.parley.model.PersonId;
import chat.parley.model.Reader;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.protocol.GetReaders;
import chat.parley.protocol.ReadersMoved;
import chat.parley.protocol.ReadersPage;
import chat.parley.server.db.Database;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The public door of who has read what. Who does not show what they read is told nothing either.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [Refusal].
public final class Readers {

    /// Members up to which others are told at once of what somebody read.
    private static final int TOLD = 20;

    /// Members up to which readers are named.
    private static final int NAMED = 200;

    private final Database database;

    public Readers(Database database) {
        this.database = database;
    }

    /// Who has read a message.
    public ReadersPage of(PersonId by, GetReaders command) {
        return database.read(handle -> of(handle, by, command));
    }

    private static ReadersPage of(Handle handle, PersonId by, GetReaders command) {
        Seat seat = Seats.get(handle, command.room(), by);
        MemberRow place = seat.requireMember();
        ReaderSql.Read message =
                ReaderSql.message(handle, command.room(), command.message())
                        .filter(found -> found.seq() > place.hiddenTo())
                        .orElseThrow(Refusal::notFound);
        if (!ReaderSql.shows(handle, by)) {
            return new ReadersPage(List.of(), 0);
        }
        List<Reader> readers = ReaderSql.of(handle, command.room(), message);
        boolean named = seat.room().memberCount() <= NAMED;
        return new ReadersPage(named ? readers : List.of(), readers.size());
    }

    /// What the others in a room are told of how far a person has read; empty where nobody is told.
    public Optional<ReadersMoved> receipt(PersonId person, RoomId room) {
        return database.read(handle ->
                Seats.find(handle, room, person)
                        .filter(seat -> seat.room().kind().conversation())
                        .filter(seat -> seat.room().memberCount() <= TOLD)
                        .filter(_ -> ReaderSql.shows(handle, person))
                        .flatMap(_ -> ReaderSql.seen(handle, room, person))
                        .map(seq -> new ReadersMoved(room, person, seq)));
    }

    /// Those in a room who don't show what they read.
    public Set<PersonId> hidden(RoomId room) {
        return database.read(handle -> ReaderSql.hidden(handle, room));
    }
}
