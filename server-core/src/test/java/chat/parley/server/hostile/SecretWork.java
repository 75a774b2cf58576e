package chat.parley.server.hostile;

import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.Golden;
import chat.parley.protocol.LeaveRoom;
import chat.parley.server.script.ScriptedPerson;
import chat.parley.server.transport.RawClient;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody who does everything with secrets in it: each command as it should be, and in ways in
/// which it must be refused. Owned by the test's thread.
final class SecretWork {

    /// What is done to a command before it is sent.
    enum Way {
        AS_IT_IS,
        TOO_LONG,
        OTHER_TYPE,
        CUT_OFF,
        UNKNOWN_ROOM
    }

    /// What the server makes and tells only who asked.
    private static final Pattern MADE =
            Pattern.compile("\"t\":\"ok\".*\"(password|code)\":\"([^\"]{8,})\"");

    private final Secrets secrets;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();

    SecretWork(Secrets secrets) {
        this.secrets = secrets;
    }

    /// Every answer that said no.
    List<String> refusals() {
        return refusals;
    }

    /// What came of each command.
    List<String> outcomes() {
        return outcomes;
    }

    /// Sends every command in this way.
    void send(Way way, Prey prey, URI server, ScriptedPerson person) throws IOException {
        try (HostileClient client =
                new HostileClient(server.getPort(), person.token(), this::heard)) {
            for (Class<?> record : commands()) {
                ObjectNode frame = prey.frame(Golden.text(record), client.next());
                List<String> fields = secrets.plantIn(record.getSimpleName(), frame);
                outcomes.add(record.getSimpleName() + " " + client.fire(made(way, frame, fields)));
            }
        }
    }

    /// Those after which the room is gone come last.
    private static List<Class<?>> commands() {
        List<Class<?>> commands =
                new ArrayList<>(
                        Golden.records().stream()
                                .filter(ClientCommand.class::isAssignableFrom)
                                .toList());
        for (Class<?> end : List.of(LeaveRoom.class, DeleteRoom.class)) {
            commands.remove(end);
            commands.add(end);
        }
        return commands;
    }

    private void heard(String frame) {
        Matcher made = MADE.matcher(frame);
        if (made.find()) {
            secrets.note("made " + made.group(1), made.group(2));
        }
        if (frame.contains("\"refused\"")) {
            refusals.add(frame);
        }
    }

    private static Shot made(Way way, ObjectNode frame, List<String> fields) {
        switch (way) {
            case TOO_LONG ->
                    fields.forEach(name ->
                            frame.put(name, frame.get(name).textValue() + "a".repeat(17_000)));
            case OTHER_TYPE ->
                    fields.forEach(name -> {
                        ArrayNode list = frame.arrayNode().add(frame.get(name));
                        frame.set(name, list);
                    });
            case UNKNOWN_ROOM ->
                    List.of("room", "message", "person", "report", "session").stream()
                            .filter(frame::has)
                            .forEach(name ->
                                    frame.put(name, "01936f2e-8c00-7000-8000-00000000ffff"));
            // Without what is there only beside something else.
            case AS_IT_IS ->
                    frame.remove(
                            List.of("attachments", "forwardOf", "thread", "replyTo", "cursor"));
            default -> {}
        }
        String json = JsonMill.text(frame);
        String sent = way == Way.CUT_OFF ? json.substring(0, json.length() - 1) : json;
        return new Shot(
                "secret",
                RawClient.masked(
                        RawClient.FIN | RawClient.TEXT, sent.getBytes(StandardCharsets.UTF_8)),
                true,
                Shot.ANY,
                Wrong.ANY);
    }
}
