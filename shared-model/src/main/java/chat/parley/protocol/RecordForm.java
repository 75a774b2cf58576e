package chat.parley.protocol;

import chat.parley.model.LeftOut;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as a JSON object: one field for each component, optional where the component is
/// nullable.
///
/// Any thread; immutable; made once for each record type.
final class RecordForm implements ValueForm {
    private static final ClassValue<RecordForm> FORMS =
            new ClassValue<>() {
                @Override
                protected RecordForm computeValue(Class<?> type) {
                    return new RecordForm(type);
                }
            };

    private final Field[] fields;
    private final MethodHandle constructor;

    /// One component: its name on the wire, its form, and what its absence means.
    private record Field(
            SerializedString name,
            ValueForm form,
            boolean optional,
            boolean leftOut,
            boolean writtenNull,
            MethodHandle accessor) {}

    private RecordForm(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        fields = Arrays.stream(components).map(RecordForm::field).toArray(Field[]::new);
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor =
                    MethodHandles.lookup()
                            .findConstructor(type, MethodType.methodType(void.class, types))
                            .asSpreader(Object[].class, types.length)
                            .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is no record that can be written", e);
        }
    }

    private static Field field(RecordComponent component) {
        WireField name = component.getAnnotation(WireField.class);
        try {
            return new Field(
                    new SerializedString(name == null ? component.getName() : name.value()),
                    ValueForms.of(component.getGenericType()),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(LeftOut.class),
                    component.isAnnotationPresent(WrittenNull.class),
                    MethodHandles.lookup()
                            .unreflect(component.getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class)));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(component + " can't be read", e);
        }
    }

    /// The form of this record type.
    static RecordForm of(Class<?> type) {
        return FORMS.get(type);
    }

    @Override
    public Object read(Object node) {
        if (!(node instanceof Map<?, ?> nodes)) {
            throw new Misfit("not an object");
        }
        @Nullable Object[] arguments = new @Nullable Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            arguments[i] = read(fields[i], nodes.get(fields[i].name.getValue()));
        }
        return construct(arguments);
    }

    private static @Nullable Object read(Field field, @Nullable Object node) {
        try {
            if (node == null) {
                if (field.leftOut) {
                    return field.form.empty();
                }
                if (field.optional) {
                    return null;
                }
                throw new Misfit("missing");
            }
            if (node.equals(JsonTree.NULL)) {
                if (field.writtenNull) {
                    return null;
                }
                throw new Misfit("null; leave the field out instead");
            }
            return field.form.read(node);
        } catch (Misfit misfit) {
            throw misfit.under(field.name.getValue());
        }
    }

    private Object construct(@Nullable Object[] arguments) {
        try {
            return constructor.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "the constructor of a record throws no checked exception", e);
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartObject();
        writeFields(out, value, "");
        out.writeEndObject();
    }

    /// Writes the fields alone, without the one that is called `without`.
    void writeFields(JsonGenerator out, Object value, String without) throws IOException {
        for (Field field : fields) {
            if (!field.name.getValue().equals(without)) {
                write(out, field, component(field, value));
            }
        }
    }

    private static void write(JsonGenerator out, Field field, @Nullable Object value)
            throws IOException {
        if (value == null) {
            if (field.writtenNull) {
                out.writeFieldName(field.name);
                out.writeNull();
            }
        } else if (!field.leftOut || !field.form.isEmpty(value)) {
            out.writeFieldName(field.name);
            field.form.write(out, value);
        }
    }

    private static @Nullable Object component(Field field, Object value) {
        try {
            return field.accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor throws no checked exception", e);
        }
    }
}
