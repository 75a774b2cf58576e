package chat.parley.protocol;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Turns frames and bodies into bytes and back; with what is package-private beside it the only
/// place that knows Jackson.
///
/// Any thread; no state. What strangers send is read strictly: nothing but a listed refusal comes
/// out of it, whatever they send. Fields that are not known are skipped, so that either side may be
/// newer.
public final class WireCodec {
    /// The largest frame of a client.
    public static final int MAX_FRAME_BYTES = 65_536;

    /// The largest body of an HTTP call or of its answer, files aside.
    public static final int MAX_BODY_BYTES = 65_536;

    /// How many keys one object of a client may have.
    public static final int MAX_KEYS = 64;

    private static final int ANY_KEYS = Integer.MAX_VALUE;
    private static final FrameNames CLIENT = new FrameNames(ClientFrame.class);
    private static final FrameNames SERVER = new FrameNames(ServerFrame.class);

    /// The name of a frame on the wire: its `t`.
    public static String nameOf(ClientFrame frame) {
        return nameOf(frame.getClass());
    }

    /// The name of a kind of frame on the wire: its `t`.
    public static String nameOf(Class<? extends ClientFrame> type) {
        return FrameNames.nameOf(type);
    }

    /// Reads a frame of a client, as UTF-8.
    ///
    /// @param maxBytes the largest frame that is taken, else `TOO_LONG`
    public Decoded readClientFrame(byte[] frame, int maxBytes) {
        if (frame.length > maxBytes) {
            return faulty(null, tooLong(maxBytes));
        }
        try {
            return readClientFrame(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString());
        } catch (CharacterCodingException _) {
            return faulty(null, Refusal.of(RefusalCode.BAD_JSON, "not UTF-8"));
        }
    }

    /// Reads a frame of a client whose size was seen to by the transport.
    public Decoded readClientFrame(String frame) {
        Long re = null;
        try {
            Map<String, Object> tree = JsonTree.read(frame, MAX_KEYS);
            re = requestNumber(tree);
            return new Decoded.Frame((ClientFrame) RecordForm.of(clientType(tree)).read(tree));
        } catch (IOException _) {
            return faulty(null, unreadable());
        } catch (Misfit misfit) {
            return faulty(re, Refusal.badField(misfit.path(), misfit.why()));
        } catch (Refusal refusal) {
            return faulty(re, refusal);
        }
    }

    private static @Nullable Long requestNumber(Map<String, Object> tree) {
        return tree.get("i") instanceof Long i && i >= 0 && i <= ScalarForm.MAX_NUMBER ? i : null;
    }

    private static Class<?> clientType(Map<String, Object> tree) {
        if (!(tree.get("t") instanceof String name)) {
            throw Refusal.badField("t", "the name of a command");
        }
        Class<?> type = CLIENT.type(name);
        if (type == null) {
            throw Refusal.of(RefusalCode.UNKNOWN_COMMAND, "no such command");
        }
        return type;
    }

    private static Decoded faulty(@Nullable Long re, Refusal refusal) {
        return new Decoded.Faulty(Refused.of(re, refusal));
    }

    private static Refusal tooLong(int maxBytes) {
        return Refusal.of(RefusalCode.TOO_LONG, "more than " + maxBytes + " bytes");
    }

    private static Refusal unreadable() {
        return Refusal.of(RefusalCode.BAD_JSON, "not a readable JSON object");
    }

    /// Reads a frame of a server.
    ///
    /// @param expected the kind of answer to each request number that waits for one, see
    ///   [ClientCommand#answerType]; `null` for any other number
    /// @return the frame, or `null` for one of a kind that this version does not know: to be
    ///   skipped
    /// @throws UnreadableFrame if it is no frame, or an answer that nobody waits for
    public @Nullable ServerFrame readServerFrame(
            String frame, LongFunction<@Nullable Class<? extends Answer>> expected) {
        try {
            Map<String, Object> tree = JsonTree.read(frame, ANY_KEYS);
            if (!(tree.get("t") instanceof String name)) {
                throw new UnreadableFrame("a frame without a name");
            }
            Class<?> type = SERVER.type(name);
            if (type == null) {
                return null;
            }
            return type == Ok.class
                    ? ok(tree, expected)
                    : (ServerFrame) RecordForm.of(type).read(tree);
        } catch (IOException _) {
            throw new UnreadableFrame("not a readable JSON object");
        } catch (Misfit misfit) {
            throw new UnreadableFrame(misfit.path() + ": " + misfit.why());
        } catch (Refusal refusal) {
            throw new UnreadableFrame(refusal.text());
        }
    }

    private static Ok ok(
            Map<String, Object> tree, LongFunction<@Nullable Class<? extends Answer>> expected) {
        if (!(tree.get("re") instanceof Long re)) {
            throw new UnreadableFrame("an answer without a number");
        }
        Class<? extends Answer> type = expected.apply(re);
        if (type == null) {
            throw new UnreadableFrame("an answer to " + re + ", which nobody asked");
        }
        return new Ok(re, (Answer) RecordForm.of(type).read(tree));
    }

    /// The frame as UTF-8.
    public byte[] write(ServerFrame frame) {
        if (frame instanceof Ok(long re, Answer answer)) {
            return bytes(out -> {
                out.writeStringField("t", "ok");
                out.writeNumberField("re", re);
                RecordForm.of(answer.getClass()).writeFields(out, answer, "");
            });
        }
        return named(frame, "");
    }

    /// The frame as UTF-8.
    public byte[] write(ClientFrame frame) {
        return named(frame, "");
    }

    /// What is compared when an operation id comes again: the command without its request number,
    /// with its fields in a fixed order and its texts normalised.
    public byte[] body(Operation operation) {
        return named(operation, "i");
    }

    private static byte[] named(Object frame, String without) {
        Class<?> type = frame.getClass();
        return bytes(out -> {
            out.writeStringField("t", FrameNames.nameOf(type));
            RecordForm.of(type).writeFields(out, frame, without);
        });
    }

    /// Reads the body of a request or of an answer over HTTP.
    ///
    /// @throws Refusal `TOO_LONG`, `BAD_JSON` or `BAD_FIELD`; here `BAD_FIELD` says that the body
    ///   has the wrong form, which is status 400
    public <T extends HttpBody> T readBody(Class<T> type, byte[] body, int maxBytes) {
        if (body.length > maxBytes) {
            throw tooLong(maxBytes);
        }
        return read(type, body, MAX_KEYS);
    }

    /// The body as UTF-8.
    public byte[] write(HttpBody body) {
        return writeValue((Record) body);
    }

    /// Reads one value of the protocol that [#writeValue] wrote, for those who keep values in a
    /// store.
    ///
    /// @throws Refusal `BAD_JSON` or `BAD_FIELD` if it is none
    public <T extends Record> T readValue(Class<T> type, byte[] value) {
        return read(type, value, ANY_KEYS);
    }

    /// One value of the protocol as UTF-8.
    public byte[] writeValue(Record value) {
        return bytes(out -> RecordForm.of(value.getClass()).writeFields(out, value, ""));
    }

    private static <T> T read(Class<T> type, byte[] json, int maxKeys) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
            return type.cast(RecordForm.of(type).read(JsonTree.read(text, maxKeys)));
        } catch (IOException _) {
            throw unreadable();
        } catch (Misfit misfit) {
            throw Refusal.badField(misfit.path(), misfit.why());
        }
    }

    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private static byte[] bytes(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JsonTree.FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a value that has no JSON", e);
        }
        return bytes.toByteArray();
    }
}
