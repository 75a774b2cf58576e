package chat.parley.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// The golden files: for each record of the protocol one JSON text that never changes by accident.
/// Both ends, and other clients, read the same ones. Any thread; no state.
public final class Golden {
    private Golden() {}

    /// Every record that has a golden file, by name.
    public static List<Class<?>> records() {
        List<Class<?>> records = new ArrayList<>();
        gather(ClientFrame.class, records);
        gather(ServerFrame.class, records);
        gather(Answer.class, records);
        gather(HttpBody.class, records);
        records.sort(Comparator.comparing(Class::getSimpleName));
        return records;
    }

    private static void gather(Class<?> type, List<Class<?>> records) {
        if (!type.isSealed()) {
            records.add(type);
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            gather(permitted, records);
        }
    }

    /// The text of the golden file of a record; for an answer the whole `ok` frame.
    ///
    /// @throws IllegalArgumentException if there is none
    public static String text(Class<?> record) {
        String name = "/golden/" + record.getSimpleName() + ".json";
        try (InputStream file = Golden.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("no golden file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// The frame of a client in its golden file.
    public static <T extends ClientFrame> T client(Class<T> type) {
        return switch (new WireCodec().readClientFrame(text(type))) {
            case Decoded.Frame(ClientFrame frame) -> type.cast(frame);
            case Decoded.Faulty(Refused answer) ->
                    throw new IllegalStateException(type.getSimpleName() + ": " + answer);
        };
    }

    /// The frame of a server in its golden file.
    public static <T extends ServerFrame> T server(Class<T> type) {
        ServerFrame frame = new WireCodec().readServerFrame(text(type), _ -> MessageAccepted.class);
        return type.cast(Objects.requireNonNull(frame, type.getSimpleName()));
    }

    /// The answer in its golden file.
    public static <T extends Answer> T answer(Class<T> type) {
        if (new WireCodec().readServerFrame(text(type), _ -> type)
                instanceof Ok(_, Answer answer)) {
            return type.cast(answer);
        }
        throw new IllegalStateException(type.getSimpleName() + " is not in an ok");
    }

    /// The body in its golden file.
    public static <T extends HttpBody> T body(Class<T> type) {
        byte[] bytes = text(type).getBytes(StandardCharsets.UTF_8);
        return new WireCodec().readBody(type, bytes, bytes.length);
    }
}
