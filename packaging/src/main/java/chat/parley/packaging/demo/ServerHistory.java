package chat.parley.packaging.demo;

import chat.parley.model.Message;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Answer;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Hi;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.Ready;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import chat.parley.protocol.WireCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads all rooms of one person straight from the server, without the app: over HTTP and a
/// WebSocket of the JDK, from the protocol alone. So the windows are compared with something that
/// they had no hand in. Used once, by one thread.
final class ServerHistory implements WebSocket.Listener, AutoCloseable {

    private static final int LARGEST_BODY = 65_536;
    private static final int ANSWER_SECONDS = 20;
    private static final int PAGE = 100;

    private final WireCodec codec = new WireCodec();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder frame = new StringBuilder();
    private final Map<PersonId, String> names = new HashMap<>();

    /// @param address host and port of a server on this machine
    ServerHistory(String address) {
        this.address = address;
    }

    /// Every room that the person is in, by name (a direct conversation by [Demo#DIRECT]), with its
    /// messages from first to last.
    Map<String, List<Line>> read(String username, String password)
            throws IOException, InterruptedException {
        SessionGrant grant = signIn(username, password);
        WebSocket socket =
                http.newWebSocketBuilder()
                        .subprotocols(Protocol.SUBPROTOCOL)
                        .buildAsync(URI.create("ws://" + address + Protocol.SOCKET), this)
                        .join();
        expect(Hi.class, 0, Answer.class);
        Hello hello = new Hello(Protocol.VERSION, grant.token(), "demo check", "demo");
        socket.sendText(text(codec.write(hello)), true).join();
        List<RoomSummary> rooms = new ArrayList<>();
        Ready ready;
        do {
            ready = expect(Ready.class, 0, Answer.class);
            name(ready.people());
            name(List.of(ready.me()));
            rooms.addAll(ready.rooms());
        } while (ready.more());
        Map<String, List<Line>> history = new LinkedHashMap<>();
        long i = 0;
        for (RoomSummary room : rooms) {
            List<Message> messages = new ArrayList<>();
            HistoryPage page;
            do {
                long after = messages.isEmpty() ? 0 : messages.getLast().seq();
                i++;
                GetHistory ask = new GetHistory(i, room.id(), null, after, null, null, PAGE);
                socket.sendText(text(codec.write(ask)), true).join();
                page = (HistoryPage) expect(Ok.class, i, HistoryPage.class).answer();
                name(page.people());
                messages.addAll(page.items());
            } while (page.more());
            history.put(Demo.roomName(room), messages.stream().map(this::line).toList());
        }
        socket.abort();
        return history;
    }

    private Line line(Message message) {
        return new Line(
                names.getOrDefault(message.author(), message.author().toString()),
                message.text(),
                message.reactions().stream()
                        .map(reaction -> reaction.emoji() + " x " + reaction.count())
                        .toList());
    }

    private void name(List<Person> people) {
        people.forEach(person -> names.put(person.id(), person.displayName()));
    }

    private SessionGrant signIn(String username, String password)
            throws IOException, InterruptedException {
        byte[] body = codec.write(new SignIn(username, password, "demo check"));
        HttpResponse<byte[]> response =
                http.send(
                        HttpRequest.newBuilder(URI.create("http://" + address + Protocol.SESSIONS))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 201) {
            throw new DemoFailed(
                    "The check could not sign in as %s: %s"
                            .formatted(username, text(response.body())));
        }
        return codec.readBody(SessionGrant.class, response.body(), LARGEST_BODY);
    }

    /// The next frame of this kind; events in between are passed over.
    private <F extends ServerFrame> F expect(
            Class<F> kind, long number, Class<? extends Answer> answer)
            throws InterruptedException {
        while (true) {
            String next = frames.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new DemoFailed("The server did not send the check a " + kind.getSimpleName());
            }
            ServerFrame read = codec.readServerFrame(next, re -> re == number ? answer : null);
            if (kind.isInstance(read)) {
                return kind.cast(read);
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        frame.append(part);
        if (last) {
            frames.add(frame.toString());
            frame.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
