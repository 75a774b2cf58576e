package chat.parley.server.rooms;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSummary;
import chat.parley.model.UuidV7;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.Done;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.MarkRead;
import chat.parley.protocol.MarkUnread;
import chat.parley.protocol.MemberAction;
import chat.parley.protocol.MemberPage;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.Operation;
import chat.parley.protocol.PublicRoomPage;
import chat.parley.protocol.ReadPosition;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.SetRoomPreference;
import chat.parley.protocol.UnreadReasons;
import chat.parley.protocol.WhyUnread;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.People;
import chat.parley.server.db.Database;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Doorbell;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The public door of rooms.
///
/// Thread-safe; every method may block on the database. What may not be done is thrown as a
/// [chat.parley.model.Refusal].
public final class Rooms {

    private static final int PAGE = 50;

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;
    private final People people;
    private final Summaries summaries;
    private final Openings openings;
    private final Membership membership;
    private final Reading reading;
    private final PublicRooms publicRooms;

    public Rooms(
            Database database,
            Doorbell doorbell,
            InstantSource clock,
            SecureRandom random,
            People people,
            LastMessages lastMessages) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
        this.people = people;
        this.summaries = new Summaries(lastMessages);
        this.openings = new Openings(new UuidV7(clock, random), summaries);
        this.membership = new Membership(summaries);
        this.reading = new Reading(clock);
        this.publicRooms = new PublicRooms(database);
    }

    /// Makes a public or private room or a channel.
    public RoomEntered create(PersonId by, CreateRoom command) {
        return change(LockKey.none(), by, command, openings::create);
    }

    /// Gives the one direct room or group of a set of people.
    public DirectOpened openDirect(PersonId by, OpenDirect command) {
        return change(LockKey.none(), by, command, openings::openDirect);
    }

    /// Joins a public room, or accepts an invitation.
    public RoomEntered join(PersonId by, JoinRoom command) {
        return change(key(command.room()), by, command, membership::join);
    }

    /// Leaves a room, or declines an invitation.
    public RoomEntered leave(PersonId by, LeaveRoom command) {
        return change(key(command.room()), by, command, membership::leave);
    }

    /// Invites, promotes, mutes, removes, bans somebody.
    public ChangeMade act(PersonId by, MemberAction command) {
        return change(key(command.room()), by, command, MemberActions::act);
    }

    /// Does the same together with something else, or neither.
    ///
    /// @param with runs in the same write, after the act
    public ChangeMade act(PersonId by, MemberAction command, Consumer<Handle> with) {
        return change(
                key(command.room()),
                by,
                command,
                (write, action) -> {
                    Written<ChangeMade> written = MemberActions.act(write, action);
                    with.accept(write.handle());
                    return written;
                });
    }

    /// Changes the settings of a room.
    public ChangeMade change(PersonId by, ChangeRoom command) {
        return change(key(command.room()), by, command, RoomChanges::change);
    }

    /// Deletes a room for everybody.
    public RoomEntered delete(PersonId by, DeleteRoom command) {
        return change(key(command.room()), by, command, RoomChanges::delete);
    }

    /// A page of the rooms that everybody may join.
    public PublicRoomPage listPublic(PersonId by, ListPublicRooms command) {
        return publicRooms.list(by, command);
    }

    /// Members and the invited.
    public MemberPage members(PersonId by, ListMembers command) {
        Integer asked = command.limit();
        int limit = asked == null ? PAGE : asked;
        UUID after = cursor(command.after());
        return database.read(handle -> {
            Seat seat = Seats.get(handle, command.room(), by);
            seat.requireMember();
            List<MemberRow> rows = MemberSql.page(handle, command.room(), after, limit + 1);
            boolean more = rows.size() > limit;
            List<MemberRow> page = more ? rows.subList(0, limit) : rows;
            Map<PersonId, Long> seen =
                    seat.room().kind().conversation() && ReaderSql.shows(handle, by)
                            ? ReaderSql.seen(handle, command.room())
                            : Map.of();
            return new MemberPage(
                    page.stream().map(row -> row.shown().readTo(seen.get(row.person()))).toList(),
                    people.seen(handle, page.stream().map(MemberRow::person).toList()),
                    more,
                    more ? page.getLast().person().toString() : null);
        });
    }

    /// Moves the read pointer forward.
    public ReadPosition markRead(PersonId by, MarkRead command) {
        return write(LockKey.person(by.value()), handle -> reading.markRead(handle, by, command));
    }

    /// Moves the read pointer back.
    public ReadPosition markUnread(PersonId by, MarkUnread command) {
        return write(LockKey.person(by.value()), handle -> reading.markUnread(handle, by, command));
    }

    /// What makes a room unread.
    public UnreadReasons whyUnread(PersonId by, WhyUnread command) {
        return database.read(handle -> reading.whyUnread(handle, by, command));
    }

    /// Changes how the person sees a room.
    public Done setPreference(PersonId by, SetRoomPreference command) {
        return write(
                LockKey.person(by.value()), handle -> reading.setPreference(handle, by, command));
    }

    /// Everything for `ready`, in one snapshot.
    public Overview overview(PersonId person) {
        return database.read(handle -> {
            Person me = people.stored(handle, person).orElseThrow(Refusal::notFound);
            List<RoomView> rooms = summaries.all(handle, person);
            return new Overview(
                    me,
                    People.serverRole(handle, person),
                    PersonFeed.head(handle, person),
                    rooms,
                    people.seen(handle, needed(rooms.stream().map(RoomView::summary).toList())),
                    people.preferences(handle, person),
                    Blocks.of(handle, person),
                    DraftSql.of(handle, person));
        });
    }

    /// Refuses a person who may not type in this room now.
    ///
    /// @return whether others are told; not of who has switched that off
    public boolean checkMayType(PersonId person, RoomId room, boolean inThread) {
        return database.read(handle -> {
            var _ = Seats.get(handle, room, person).requirePoster(clock.instant(), inThread);
            return !People.switchedOff(handle, person, SetPreference.TYPING);
        });
    }

    /// Members of a room at this moment.
    ///
    /// @param most no more than so many
    public List<PersonId> membersOf(RoomId room, int most) {
        return database.read(handle -> MemberSql.membersOf(handle, room, most));
    }

    /// The rooms the person is a member of at this moment.
    public Set<RoomId> roomsOf(PersonId person) {
        return database.read(handle -> MemberSql.roomsOf(handle, person));
    }

    private <C extends Operation, A> A change(
            LockKey key, PersonId by, C command, BiFunction<RoomWrite, C, Written<A>> body) {
        return write(
                key,
                handle -> body.apply(new RoomWrite(handle, by, command, clock.instant()), command));
    }

    /// Writes, and rings once it is on disk.
    private <A> A write(LockKey key, Function<Handle, Written<A>> body) {
        Written<A> written = database.writes().write(key, body);
        written.bells().forEach(doorbell::ring);
        return written.answer();
    }

    private static LockKey key(RoomId room) {
        return LockKey.room(room.value());
    }

    private static Set<PersonId> needed(List<RoomSummary> rooms) {
        Set<PersonId> needed =
                new LinkedHashSet<>(
                        PeopleIn.messages(
                                rooms.stream()
                                        .map(RoomSummary::lastMessage)
                                        .filter(Objects::nonNull)
                                        .toList()));
        rooms.forEach(room -> needed.addAll(room.peers()));
        return needed;
    }

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw Refusal.badField("after", "not a place in this list");
        }
    }
}
