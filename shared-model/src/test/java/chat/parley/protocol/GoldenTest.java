package chat.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The records say exactly what the golden files say, in both directions.
final class GoldenTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Fields that can't stand beside another one of the same golden file.
    private static final Set<String> EXCLUSIVE = Set.of("GetHistory.after", "GetHistory.around");

    private final WireCodec codec = new WireCodec();

    static List<Class<?>> records() {
        return Golden.records();
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsAndWritesTheGoldenFile(Class<?> type) throws IOException {
        byte[] written = write(type);

        assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(Golden.text(type)));
    }

    private byte[] write(Class<?> type) {
        if (ClientFrame.class.isAssignableFrom(type)) {
            return codec.write(Golden.client(type.asSubclass(ClientFrame.class)));
        }
        if (ServerFrame.class.isAssignableFrom(type)) {
            return codec.write(Golden.server(type.asSubclass(ServerFrame.class)));
        }
        if (Answer.class.isAssignableFrom(type)) {
            return codec.write(new Ok(7, Golden.answer(type.asSubclass(Answer.class))));
        }
        return codec.write(Golden.body(type.asSubclass(HttpBody.class)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void showsEveryFieldInTheGoldenFile(Class<?> type) throws IOException {
        JsonNode golden = MAPPER.readTree(Golden.text(type));

        for (RecordComponent component : type.getRecordComponents()) {
            WireField given = component.getAnnotation(WireField.class);
            String field = given == null ? component.getName() : given.value();
            boolean flat = type == Ok.class && field.equals("answer");
            if (!flat && !EXCLUSIVE.contains(type.getSimpleName() + "." + field)) {
                assertThat(golden.has(field)).as(type.getSimpleName() + "." + field).isTrue();
            }
        }
    }

    @Test
    void hasNoGoldenFileWithoutARecord() throws Exception {
        Set<String> names = new TreeSet<>();
        records().forEach(type -> names.add(type.getSimpleName() + ".json"));

        try (Stream<Path> files =
                Files.list(Path.of(GoldenTest.class.getResource("/golden").toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
