package chat.parley.protocol;

import chat.parley.model.Limits;
import chat.parley.model.RoomHead;
import chat.parley.model.RoomId;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The forms of values with several parts: lists, maps from texts, and the pairs in `heads`.
sealed interface GroupForm extends ValueForm {
    /// An array of equal values.
    record Sequence(ValueForm element) implements GroupForm {
        @Override
        public Object read(Object node) {
            if (!(node instanceof List<?> nodes)) {
                throw new Misfit("not a list");
            }
            List<Object> values = new ArrayList<>(nodes.size());
            for (Object each : nodes) {
                try {
                    values.add(element.read(each));
                } catch (Misfit misfit) {
                    throw misfit.under("[" + values.size() + "]");
                }
            }
            return values;
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeStartArray();
            for (Object each : (List<?>) value) {
                element.write(out, each);
            }
            out.writeEndArray();
        }

        @Override
        public boolean isEmpty(Object value) {
            return ((List<?>) value).isEmpty();
        }

        @Override
        public Object empty() {
            return List.of();
        }
    }

    /// An object whose keys are data. Written in the order of its keys, so that equal maps are
    /// equal bytes.
    record Mapping(ValueForm element) implements GroupForm {
        @Override
        public Object read(Object node) {
            if (!(node instanceof Map<?, ?> nodes)) {
                throw new Misfit("not an object");
            }
            Map<String, Object> values = new LinkedHashMap<>();
            nodes.forEach((key, each) -> {
                try {
                    values.put((String) key, element.read(each));
                } catch (Misfit misfit) {
                    throw misfit.under((String) key);
                }
            });
            return values;
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : new TreeMap<>((Map<?, ?>) value).entrySet()) {
                out.writeFieldName((String) entry.getKey());
                element.write(out, entry.getValue());
            }
            out.writeEndObject();
        }
    }

    /// The limits, as an object from name to number.
    record Bounds(Mapping numbers) implements GroupForm {
        @Override
        @SuppressWarnings("unchecked") // a mapping of fractions reads nothing else
        public Object read(Object node) {
            try {
                return Limits.ofSent((Map<String, Double>) numbers.read(node));
            } catch (IllegalArgumentException _) {
                throw new Misfit("not limits");
            }
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            numbers.write(out, ((Limits) value).sent());
        }
    }

    /// A room and its head as `[id, head]`.
    record HeadPair(ValueForm room, ValueForm head) implements GroupForm {
        @Override
        public Object read(Object node) {
            if (node instanceof List<?> parts && parts.size() == 2) {
                return new RoomHead(
                        (RoomId) room.read(parts.get(0)), (Long) head.read(parts.get(1)));
            }
            throw new Misfit("not a pair of room and head");
        }

        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            RoomHead pair = (RoomHead) value;
            out.writeStartArray();
            room.write(out, pair.room());
            head.write(out, pair.head());
            out.writeEndArray();
        }
    }
}
