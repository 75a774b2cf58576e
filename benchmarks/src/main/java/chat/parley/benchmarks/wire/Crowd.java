package chat.parley.benchmarks.wire;

import chat.parley.model.OperationId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.WireCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// People with accounts at one server, all members of one room, none of them connected.
///
/// @param room the room
/// @param tokens of the people, the room's owner first
public record Crowd(RoomId room, List<String> tokens) {

    private static final WireCodec CODEC = new WireCodec();
    private static final Duration CONNECT = Duration.ofSeconds(30);

    public Crowd {
        tokens = List.copyOf(tokens);
    }

    /// Makes `people` accounts and lets them join a new public room.
    ///
    /// @param name begins every name; two crowds of one server need two
    public static Crowd gather(int port, String name, int people) throws IOException {
        List<String> tokens = new ArrayList<>();
        RoomId room = null;
        try (AccountDesk desk = new AccountDesk()) {
            for (int i = 0; i < people; i++) {
                SessionGrant grant = desk.open(port, name + "-" + i);
                tokens.add(grant.token());
                try (ChatLink link = ChatLink.open(port, grant.token(), CONNECT)) {
                    room = room == null ? create(link, name) : join(link, room);
                }
            }
        }
        return new Crowd(Objects.requireNonNull(room, "a crowd of nobody"), tokens);
    }

    /// Makes a public room that only `link`'s person is in.
    public static RoomId create(ChatLink link, String name) throws IOException {
        RoomEntered entered =
                link.call(
                        RoomEntered.class,
                        i -> new CreateRoom(i, op(), RoomKind.PUBLIC, name, null, List.of()));
        return Objects.requireNonNull(entered.room(), "the room made").id();
    }

    private static RoomId join(ChatLink link, RoomId room) throws IOException {
        link.call(RoomEntered.class, i -> new JoinRoom(i, op(), room));
        return room;
    }

    /// A new operation id.
    public static OperationId op() {
        return new OperationId(UUID.randomUUID());
    }

    /// Signs a person in.
    ///
    /// @param person its place in the crowd
    public ChatLink connect(int port, int person) throws IOException {
        return ChatLink.open(port, tokens.get(person), CONNECT);
    }

    /// Connects a person and says hello, without waiting for `ready`; for those who do not care
    /// what they are told.
    public WireSocket signIn(int port, int person) throws IOException {
        WireSocket socket = WireSocket.connect(port, CONNECT);
        socket.send(CODEC.write(ChatLink.hello(tokens.get(person))));
        return socket;
    }

    /// What a client writes first to be signed in: the upgrade request and `hello`, in one go.
    public byte[] greeting(int port, int person) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(WireSocket.request(port).getBytes(StandardCharsets.US_ASCII));
        byte[] hello = CODEC.write(ChatLink.hello(tokens.get(person)));
        bytes.writeBytes(WireFrame.text(hello).encoded(ThreadLocalRandom.current()));
        return bytes.toByteArray();
    }
}
