package chat.parley.protocol;

import chat.parley.model.FileId;
import chat.parley.model.Id;
import chat.parley.model.Limits;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.ReportId;
import chat.parley.model.RoomHead;
import chat.parley.model.RoomId;
import chat.parley.model.SessionId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Finds the form of a Java type. Any thread; what it knows is fixed.
final class ValueForms {
    private static final ScalarForm.Whole NUMBER = new ScalarForm.Whole(ScalarForm.MAX_NUMBER);
    private static final ScalarForm.Whole COUNT = new ScalarForm.Whole(Integer.MAX_VALUE);
    private static final ScalarForm.YesNo YES_NO = new ScalarForm.YesNo();
    private static final Map<Class<?>, ValueForm> FIXED = fixed();

    private ValueForms() {}

    private static Map<Class<?>, ValueForm> fixed() {
        Map<Class<?>, ValueForm> forms = new HashMap<>();
        forms.put(long.class, NUMBER);
        forms.put(Long.class, NUMBER);
        forms.put(int.class, COUNT);
        forms.put(Integer.class, COUNT);
        forms.put(boolean.class, YES_NO);
        forms.put(Boolean.class, YES_NO);
        forms.put(Double.class, new ScalarForm.Fraction());
        forms.put(String.class, ScalarForm.string());
        forms.put(Instant.class, ScalarForm.time());
        forms.put(
                UUID.class,
                new ScalarForm.Text("a UUID in lower case", Id::parse, Object::toString));
        forms.put(PersonId.class, id(PersonId::of));
        forms.put(RoomId.class, id(RoomId::of));
        forms.put(MessageId.class, id(MessageId::of));
        forms.put(SessionId.class, id(SessionId::of));
        forms.put(FileId.class, id(FileId::of));
        forms.put(ReportId.class, id(ReportId::of));
        forms.put(OperationId.class, id(OperationId::of));
        forms.put(
                Mention.class,
                new ScalarForm.Text(
                        "a person's id, room or here",
                        Mention::of,
                        mention -> ((Mention) mention).wire()));
        forms.put(RoomHead.class, new GroupForm.HeadPair(id(RoomId::of), NUMBER));
        forms.put(
                Limits.class,
                new GroupForm.Bounds(new GroupForm.Mapping(new ScalarForm.Fraction())));
        return forms;
    }

    private static ScalarForm id(Function<String, Object> parse) {
        return new ScalarForm.Text("an id: a UUID in lower case", parse, Object::toString);
    }

    /// The form of a type.
    ///
    /// @throws IllegalArgumentException for a type that has no form
    static ValueForm of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new GroupForm.Sequence(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new GroupForm.Mapping(of(arguments[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            ValueForm form = FIXED.get(plain);
            if (form != null) {
                return form;
            }
            if (plain.isEnum()) {
                return ScalarForm.word(plain);
            }
            if (plain.isRecord()) {
                return RecordForm.of(plain);
            }
        }
        throw new IllegalArgumentException(type + " has no form on the wire");
    }
}
