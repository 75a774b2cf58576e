package chat.parley.server.script;

import chat.parley.model.CloseReason;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.RoomAdded;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Somebody in a test who talks to a real server over real sockets: `ann.says(room, "hi")`,
/// `bob.sees(room, "hi")`. Owned by the test's thread. What must come is waited for as long as
/// [ScriptedConnection] does.
public final class ScriptedPerson implements AutoCloseable {

    private final String name;
    private final SessionGrant grant;
    private ScriptedConnection connection;

    private ScriptedPerson(String name, SessionGrant grant, URI server) {
        this.name = name;
        this.grant = grant;
        this.connection = ScriptedConnection.open(server);
    }

    /// Makes an account without a password and connects.
    ///
    /// @param server as `http://host:port`
    public static ScriptedPerson signsUp(URI server, String name) {
        return signsUp(server, new NewAccount(name, name, null, "test", null, null));
    }

    /// Makes an account and connects.
    public static ScriptedPerson signsUp(URI server, NewAccount account) {
        SessionGrant grant =
                ScriptedHttp.at(server).post("/api/v1/accounts", account, SessionGrant.class);
        return connects(server, account.username(), grant);
    }

    /// Signs in on another device and connects.
    public static ScriptedPerson signsIn(URI server, SignIn signIn) {
        SessionGrant grant =
                ScriptedHttp.at(server).post("/api/v1/sessions", signIn, SessionGrant.class);
        return connects(server, signIn.username(), grant);
    }

    private static ScriptedPerson connects(URI server, String name, SessionGrant grant) {
        ScriptedPerson person = new ScriptedPerson(name, grant, server);
        person.connection.hello(grant.token());
        return person;
    }

    /// The same person on another connection, perhaps at another node.
    public ScriptedPerson alsoAt(URI other) {
        ScriptedPerson again = new ScriptedPerson(name, grant, other);
        again.connection.hello(grant.token());
        return again;
    }

    /// Connects again, as after a dropped cable.
    ///
    /// @param at where the server is now
    public void comesBack(URI at) {
        connection.drop();
        connection = ScriptedConnection.open(at);
        connection.hello(grant.token());
    }

    public PersonId id() {
        return grant.person();
    }

    public String token() {
        return grant.token();
    }

    /// The wire, for what has no word here.
    public ScriptedConnection wire() {
        return connection;
    }

    /// The rooms that `ready` told.
    public List<RoomSummary> rooms() {
        return connection.ready().rooms();
    }

    /// Asks and gets what `ok` carries.
    public <A extends Answer> A asks(Class<A> type, LongFunction<ClientCommand> command) {
        return type.cast(connection.ask(command));
    }

    public RoomSummary creates(RoomKind kind, String roomName) {
        RoomEntered entered =
                asks(
                        RoomEntered.class,
                        i -> new CreateRoom(i, newOperation(), kind, roomName, null, List.of()));
        return Objects.requireNonNull(entered.room());
    }

    public RoomSummary joins(RoomId room) {
        RoomEntered entered = asks(RoomEntered.class, i -> new JoinRoom(i, newOperation(), room));
        return Objects.requireNonNull(entered.room());
    }

    /// Opens a conversation. When it is new, the others hear of it before this returns: what is
    /// said before they do comes to them with the room and not as an event.
    public RoomSummary opensDirect(ScriptedPerson... others) {
        List<PersonId> people = Arrays.stream(others).map(ScriptedPerson::id).toList();
        DirectOpened opened =
                asks(DirectOpened.class, i -> new OpenDirect(i, newOperation(), people));
        RoomSummary room = Objects.requireNonNull(opened.room());
        if (opened.created()) {
            for (ScriptedPerson other : others) {
                other.sees(RoomAdded.class, added -> added.summary().id().equals(room.id()));
            }
        }
        return room;
    }

    public MessageAccepted says(RoomId room, String text) {
        return says(room, text, newOperation());
    }

    public MessageAccepted says(RoomId room, String text, OperationId op) {
        return asks(MessageAccepted.class, i -> message(i, op, room, text));
    }

    /// The command of a plain message.
    public static SendMessage message(long i, OperationId op, RoomId room, String text) {
        return new SendMessage(i, op, room, text, null, null, List.of(), List.of(), null);
    }

    /// Waits for a message with this text.
    public MessagePosted sees(RoomId room, String text) {
        return sees(
                MessagePosted.class,
                posted -> posted.room().equals(room) && posted.message().text().equals(text));
    }

    /// Waits for a frame, which may have come already.
    public <F extends ServerFrame> F sees(Class<F> type, Predicate<F> which) {
        return connection.await(type, which);
    }

    /// Whether such a frame has come so far.
    public <F extends ServerFrame> boolean hasSeen(Class<F> type, Predicate<F> which) {
        return connection.frames().stream()
                .anyMatch(frame -> type.isInstance(frame) && which.test(type.cast(frame)));
    }

    /// Texts of the messages that came live from a room, in the order they came.
    public List<String> heard(RoomId room) {
        return connection.frames().stream()
                .filter(MessagePosted.class::isInstance)
                .map(MessagePosted.class::cast)
                .filter(posted -> posted.room().equals(room))
                .map(posted -> posted.message().text())
                .toList();
    }

    public HistoryPage reads(RoomId room) {
        return asks(HistoryPage.class, i -> new GetHistory(i, room, null, null, null, null, null));
    }

    public ChangesPage changesOf(RoomSummary room, long since) {
        return asks(
                ChangesPage.class, i -> new GetChanges(i, room.id(), room.epoch(), since, null));
    }

    /// Waits until the server closes the connection.
    public @Nullable CloseReason isClosed() {
        return connection.awaitClose();
    }

    /// A new operation id.
    public static OperationId newOperation() {
        return new OperationId(UUID.randomUUID());
    }

    @Override
    public void close() {
        connection.drop();
    }

    @Override
    public String toString() {
        return name;
    }
}
