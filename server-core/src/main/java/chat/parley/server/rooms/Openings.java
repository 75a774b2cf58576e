package chat.parley.server.rooms;

import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.model.Sha256;
import chat.parley.model.UuidV7;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.RoomEntered;
import chat.parley.server.accounts.Blocks;
import chat.parley.server.accounts.Operations;
import chat.parley.server.accounts.People;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How rooms come to be. Called inside a write.
final class Openings {

    private final UuidV7 ids;
    private final Summaries summaries;

    Openings(UuidV7 ids, Summaries summaries) {
        this.ids = ids;
        this.summaries = summaries;
    }

    /// Makes a room with its first owner, and invites the others.
    Written<RoomEntered> create(RoomWrite write, CreateRoom command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            return new Written<>(entered(write, earlier.get(), true), List.of());
        }
        Set<PersonId> invited = new LinkedHashSet<>(command.people());
        invited.remove(write.by());
        requireKnown(write, invited);
        requireOpenDoors(write, invited);
        RoomId room = insert(write, command.kind(), command.name(), command.topic(), null);
        long seq = write.admit(room, write.by(), RoomRole.OWNER, MembershipState.MEMBER, true);
        for (PersonId person : invited) {
            seq = write.admit(room, person, RoomRole.MEMBER, MembershipState.INVITED, true);
        }
        write.remember(room, seq);
        return new Written<>(
                entered(write, new Operations.Earlier(room, seq), false), write.bells());
    }

    /// Gives the one room of this set of people, making it if there is none.
    Written<DirectOpened> openDirect(RoomWrite write, OpenDirect command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            return new Written<>(opened(write, command, earlier.get()), List.of());
        }
        Set<PersonId> others = new LinkedHashSet<>(command.people());
        others.remove(write.by());
        if (others.isEmpty()) {
            throw Refusal.badField("people", "somebody else is needed");
        }
        requireKnown(write, others);
        String key = peopleKey(write.by(), others);
        Optional<RoomId> present = RoomSql.byPeople(write.handle(), key);
        return present.isPresent() ? reopen(write, present.get()) : open(write, others, key);
    }

    /// The first answer. A room that was made for these people took a number for each of them, the
    /// first ones there are; who came back to one, or found themselves in it, took a later one or
    /// none.
    private DirectOpened opened(RoomWrite write, OpenDirect command, Operations.Earlier earlier) {
        Set<PersonId> all = new LinkedHashSet<>(command.people());
        all.add(write.by());
        Long seq = earlier.seq();
        boolean created = seq != null && seq == all.size();
        return new DirectOpened(summary(write, earlier.room()), created, true);
    }

    private Written<DirectOpened> reopen(RoomWrite write, RoomId room) {
        RoomSql.lock(write.handle(), room);
        Seat seat = Seats.get(write.handle(), room, write.by());
        if (seat.room().deleted() || seat.state() == MembershipState.BANNED) {
            throw Refusal.notFound();
        }
        Long seq = null;
        if (seat.state() != MembershipState.MEMBER) {
            seq = write.admit(room, write.by(), RoomRole.MEMBER, MembershipState.MEMBER, true);
        }
        write.remember(room, seq);
        return new Written<>(new DirectOpened(summary(write, room), false, false), write.bells());
    }

    private Written<DirectOpened> open(RoomWrite write, Set<PersonId> others, String key) {
        requireOpenDoors(write, others);
        RoomKind kind = others.size() == 1 ? RoomKind.DIRECT : RoomKind.GROUP;
        RoomId room = insert(write, kind, null, null, key);
        long seq = write.admit(room, write.by(), RoomRole.MEMBER, MembershipState.MEMBER, true);
        for (PersonId person : others) {
            seq = write.admit(room, person, RoomRole.MEMBER, MembershipState.MEMBER, true);
        }
        write.remember(room, seq);
        return new Written<>(new DirectOpened(summary(write, room), true, false), write.bells());
    }

    private RoomId insert(
            RoomWrite write,
            RoomKind kind,
            @Nullable String name,
            @Nullable String topic,
            @Nullable String peopleKey) {
        RoomId room = new RoomId(ids.next());
        RoomSql.insert(
                write.handle(),
                new RoomSql.NewRoom(
                        room,
                        kind,
                        name,
                        topic,
                        peopleKey,
                        ids.next().toString(),
                        write.by(),
                        write.at()));
        return room;
    }

    private RoomEntered entered(RoomWrite write, Operations.Earlier earlier, boolean again) {
        return new RoomEntered(summary(write, earlier.room()), earlier.seq(), false, again);
    }

    private @Nullable RoomSummary summary(RoomWrite write, @Nullable RoomId room) {
        return room == null ? null : summaries.one(write.handle(), write.by(), room).orElse(null);
    }

    private static void requireKnown(RoomWrite write, Set<PersonId> people) {
        if (People.known(write.handle(), people).size() < people.size()) {
            throw Refusal.of(RefusalCode.NOT_FOUND, "not found", "people");
        }
    }

    private static void requireOpenDoors(RoomWrite write, Set<PersonId> people) {
        if (!Blocks.closedTo(write.handle(), write.by(), people).isEmpty()) {
            throw Refusal.forbidden();
        }
    }

    /// The same for everybody in the set, whoever asks.
    private static String peopleKey(PersonId by, Set<PersonId> others) {
        Set<PersonId> all = new LinkedHashSet<>(others);
        all.add(by);
        String sorted =
                all.stream().map(PersonId::toString).sorted().collect(Collectors.joining(" "));
        return Sha256.base64(sorted.getBytes(StandardCharsets.US_ASCII));
    }
}
