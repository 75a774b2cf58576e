package chat.parley.benchmarks.torture;

import chat.parley.benchmarks.torture.FakeStore.Change;
import chat.parley.benchmarks.wire.WireFrame;
import chat.parley.model.Level;
import chat.parley.model.Limits;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.model.ServerRole;
import chat.parley.model.SessionId;
import chat.parley.protocol.Answer;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ClientFrame;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.Decoded;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Hi;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.Ok;
import chat.parley.protocol.React;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.Ready;
import chat.parley.protocol.Refused;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.WireCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// One client of the [FakeServer]. Its own thread reads commands, another writes what is offered.
final class FakeConnection {

    private static final WireCodec CODEC = new WireCodec();
    private static final String EPOCH = "fake";

    private final FakeServer server;
    private final DataInputStream in;
    private final OutputStream out;
    private final BlockingQueue<byte[]> outbound = new LinkedBlockingQueue<>();
    private UUID me = new UUID(0, 0);

    FakeConnection(FakeServer server, DataInputStream in, OutputStream out) {
        this.server = server;
        this.in = in;
        this.out = out;
    }

    void offer(byte[] text) {
        outbound.add(text);
    }

    void talk() throws IOException {
        out.write(
                """
                HTTP/1.1 101 Switching Protocols
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Protocol: parley.v1
                Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

                """
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Thread writer = Thread.ofVirtual().start(this::write);
        try {
            offer(CODEC.write(new Hi(EPOCH, List.of(1), 20_000, 65_536)));
            for (WireFrame frame = WireFrame.read(in);
                    frame != null && frame.opcode() == WireFrame.TEXT;
                    frame = WireFrame.read(in)) {
                String text = new String(frame.payload(), StandardCharsets.UTF_8);
                if (!(CODEC.readClientFrame(text) instanceof Decoded.Frame(ClientFrame command))) {
                    throw new IOException("the bots speak another protocol: " + text);
                }
                take(command);
            }
        } finally {
            writer.interrupt();
        }
    }

    private void write() {
        try {
            while (true) {
                out.write(WireFrame.text(outbound.take()).encoded(null));
            }
        } catch (IOException | InterruptedException _) {
            // The client went away.
        }
    }

    private void take(ClientFrame command) throws IOException {
        synchronized (server.lock()) {
            switch (command) {
                case Hello hello -> ready(UUID.fromString(hello.token()));
                case CreateRoom create ->
                        entered(create.i(), create.op(), new RoomId(UUID.randomUUID()));
                case JoinRoom join -> entered(join.i(), join.op(), join.room());
                case SendMessage send -> sent(send);
                case React react -> reacted(react);
                case GetHistory history -> ok(history.i(), page(history));
                default -> throw new IOException("the fake does not know " + command);
            }
        }
    }

    private void ready(UUID person) {
        me = person;
        server.subscribe(this);
        Person self = Person.named(new PersonId(me), "someone", "Someone", Presence.ONLINE);
        List<RoomSummary> rooms = server.store().rooms().stream().map(this::summary).toList();
        offer(
                CODEC.write(
                        new Ready(
                                self,
                                new SessionId(me),
                                Instant.EPOCH,
                                3600,
                                Limits.standard(),
                                ServerRole.USER,
                                rooms,
                                List.of(),
                                Map.of(),
                                List.of(),
                                false)));
    }

    private RoomSummary summary(UUID room) {
        return new RoomSummary(
                new RoomId(room),
                EPOCH,
                server.store().head(room),
                RoomKind.PUBLIC,
                "Room",
                null,
                null,
                false,
                1,
                RoomRole.MEMBER,
                MembershipState.MEMBER,
                null,
                Level.ALL,
                false,
                null,
                false,
                0,
                0,
                0,
                null,
                List.of(),
                null);
    }

    private void entered(long i, OperationId op, RoomId room) throws IOException {
        Change change = add(room, op, "enter", me, "");
        ok(i, new RoomEntered(summary(room.value()), change.seq(), false, false));
        Member member =
                new Member(
                        new PersonId(me),
                        RoomRole.MEMBER,
                        MembershipState.MEMBER,
                        null,
                        null,
                        null);
        tell(new MemberChanged(room, change.seq(), Instant.EPOCH, new PersonId(me), op, member));
    }

    private void sent(SendMessage send) throws IOException {
        Change old = server.store().stored(send.op().value());
        Change change =
                old != null
                        ? old
                        : add(send.room(), send.op(), "message", UUID.randomUUID(), send.text());
        MessageId id = new MessageId(change.subject());
        ok(send.i(), new MessageAccepted(id, change.seq(), Instant.EPOCH, old != null));
        if (old == null) {
            Message message = server.store().message(change);
            PersonId by = new PersonId(me);
            tell(
                    new MessagePosted(
                            send.room(), change.seq(), Instant.EPOCH, by, send.op(), message));
        }
    }

    private void reacted(React react) throws IOException {
        Change old = server.store().stored(react.op().value());
        if (old != null) {
            ok(react.i(), ChangeMade.again(old.seq()));
        } else if (!server.store().hasMessage(react.room().value(), react.message().value())) {
            String why = "no such message";
            tellMe(new Refused(react.i(), RefusalCode.NOT_FOUND, why, null, null, null));
        } else {
            String kind = react.on() ? "on" : "off";
            UUID message = react.message().value();
            Change change = add(react.room(), react.op(), kind, message, react.emoji());
            ok(react.i(), ChangeMade.at(change.seq()));
            tell(
                    new ReactionsChanged(
                            react.room(),
                            change.seq(),
                            Instant.EPOCH,
                            new PersonId(me),
                            react.op(),
                            react.message(),
                            react.emoji(),
                            react.on(),
                            List.of()));
        }
    }

    private HistoryPage page(GetHistory asked) {
        Long after = asked.after();
        Long around = asked.around();
        long from = after != null ? after : around != null ? around - 1 : -1;
        List<Message> all = server.store().messages(asked.room().value());
        List<Message> later = all.stream().filter(message -> message.seq() > from).toList();
        int size = Math.min(asked.size(), later.size());
        List<Message> items =
                from < 0
                        ? later.subList(later.size() - size, later.size())
                        : later.subList(0, size);
        return new HistoryPage(items, List.of(), items.size() < later.size(), null);
    }

    private Change add(RoomId room, OperationId op, String kind, UUID subject, String text)
            throws IOException {
        return server.store().add(room.value(), me, op.value(), kind, subject, text);
    }

    private void ok(long i, Answer answer) {
        tellMe(new Ok(i, answer));
    }

    private void tellMe(ServerFrame frame) {
        offer(CODEC.write(frame));
    }

    private void tell(ServerFrame event) {
        server.tell(event);
    }
}
