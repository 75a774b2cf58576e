package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.PublicRoomPage;
import chat.parley.protocol.RoomEntered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The rooms of a session and what one can do with rooms. Belongs to the FX thread.
public final class Rooms {
    private static final int LISTED_AT_ONCE = 50;

    private final Server server;
    private final People people;
    private final Map<RoomId, RoomEntry> byId = new HashMap<>();
    private final ObservableList<RoomEntry> list = FXCollections.observableArrayList();
    private final ObservableList<RoomEntry> listView =
            FXCollections.unmodifiableObservableList(list);
    private final Members members;
    private Consumer<RoomSummary> onEntered = summary -> {};

    Rooms(Server server, People people) {
        this.server = server;
        this.people = people;
        this.members = new Members(server, people, this::counted);
    }

    /// All rooms this person is in or invited to, in no particular order; unmodifiable and
    /// observable.
    public ObservableList<RoomEntry> list() {
        return listView;
    }

    /// The room, or null if this person is neither in it nor invited.
    public @Nullable RoomEntry room(RoomId id) {
        return byId.get(id);
    }

    /// Makes a public or private room or a channel; this person becomes its owner.
    ///
    /// @param topic what it is about, or empty
    public void create(
            RoomKind kind, String name, String topic, Consumer<Outcome<RoomEntry>> then) {
        OperationId op = newOperation();
        server.ask(
                i -> new CreateRoom(i, op, kind, name, topic.isBlank() ? null : topic, List.of()),
                RoomEntered.class,
                outcome ->
                        entered(outcome.map(answer -> Optional.ofNullable(answer.room())), then));
    }

    /// Opens the one conversation with these people: one other makes a direct room, more make a
    /// group.
    public void openDirect(List<PersonId> others, Consumer<Outcome<RoomEntry>> then) {
        OperationId op = newOperation();
        server.ask(
                i -> new OpenDirect(i, op, others),
                DirectOpened.class,
                outcome ->
                        entered(outcome.map(answer -> Optional.ofNullable(answer.room())), then));
    }

    /// Finds public rooms and channels by a part of their name; an empty query lists all.
    ///
    /// @param next where to go on, from the last answer; null for the first page
    public void browse(String query, @Nullable String next, Consumer<Outcome<PublicRooms>> then) {
        server.ask(
                i -> new ListPublicRooms(i, query.isBlank() ? null : query, next, LISTED_AT_ONCE),
                PublicRoomPage.class,
                outcome ->
                        then.accept(
                                outcome.map(page ->
                                        new PublicRooms(
                                                page.items(), page.more() ? page.next() : null))));
    }

    /// Joins a public room or channel, or accepts an invitation.
    public void join(RoomId room, Consumer<Outcome<RoomEntry>> then) {
        OperationId op = newOperation();
        server.ask(
                i -> new JoinRoom(i, op, room),
                RoomEntered.class,
                outcome ->
                        entered(outcome.map(answer -> Optional.ofNullable(answer.room())), then));
    }

    /// Leaves a room, or declines an invitation.
    public void leave(RoomEntry room, Consumer<Outcome<Boolean>> then) {
        OperationId op = newOperation();
        server.ask(
                i -> new LeaveRoom(i, op, room.id()),
                RoomEntered.class,
                outcome -> then.accept(outcome.map(left -> !left.unchanged())));
    }

    public void invite(RoomEntry room, PersonId person, Consumer<Outcome<Boolean>> then) {
        OperationId op = newOperation();
        server.ask(
                i -> new InviteToRoom(i, op, room.id(), person),
                ChangeMade.class,
                outcome -> then.accept(outcome.map(made -> !made.unchanged())));
    }

    /// Who is in the room: loaded when first asked for, then kept up to date. Unmodifiable and
    /// observable.
    public ObservableList<MemberEntry> members(RoomEntry room) {
        return members.of(room.id());
    }

    /// How far the people of a room have read, by person: loaded when first asked for, then kept up
    /// to date. Who does not tell is missing. Unmodifiable and observable.
    public ObservableMap<PersonId, Long> readers(RoomEntry room) {
        return members.readers(room.id());
    }

    Members members() {
        return members;
    }

    /// Sets who hears of rooms that an answer told of before their event did.
    void onEntered(Consumer<RoomSummary> listener) {
        onEntered = listener;
    }

    /// Takes a room's summary over: a new entry, or the present one brought up to date.
    RoomEntry summarised(RoomSummary summary) {
        RoomEntry known = byId.get(summary.id());
        RoomEntry entry = known == null ? new RoomEntry(summary.id(), summary.kind()) : known;
        entry.summarise(summary);
        entry.title().peers(summary.peers().stream().map(people::person).toList());
        entry.title().given(summary.name());
        if (known == null) {
            byId.put(entry.id(), entry);
            list.add(entry);
        }
        return entry;
    }

    void removed(RoomId id) {
        RoomEntry gone = byId.remove(id);
        if (gone != null) {
            list.remove(gone);
            members.forget(id);
        }
    }

    private void entered(
            Outcome<Optional<RoomSummary>> outcome, Consumer<Outcome<RoomEntry>> then) {
        Optional<RoomSummary> room =
                outcome instanceof Outcome.Done<Optional<RoomSummary>>(var summary)
                        ? summary
                        : Optional.empty();
        room.ifPresent(onEntered);
        if (outcome instanceof Outcome.Done<Optional<RoomSummary>> && room.isEmpty()) {
            then.accept(new Outcome.Refused<>(RefusalCode.NOT_FOUND, "", null, null));
        } else {
            then.accept(outcome.map(summary -> summarised(summary.orElseThrow())));
        }
    }

    /// All members of a room are known: so many are in it.
    private void counted(RoomId room, int count) {
        RoomEntry entry = byId.get(room);
        if (entry != null) {
            entry.memberCount(count);
        }
    }

    private static OperationId newOperation() {
        return new OperationId(UUID.randomUUID());
    }
}
