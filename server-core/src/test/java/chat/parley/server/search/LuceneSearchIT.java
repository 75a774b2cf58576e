package chat.parley.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.StoredMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The files of the index: what is left of them after a crash, and what becomes of broken ones.
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
final class LuceneSearchIT extends SearchHousehold {

    private RoomId room;

    LuceneSearchIT() {
        super(TestDatabases.Kind.H2);
    }

    @BeforeEach
    void open() {
        room = house.roomOf(ann);
        house.say(ann, room, "before the crash");
        settle();
    }

    @Test
    void goesOnWhereItHadCommitted(@TempDir Path copy) throws IOException {
        index.rebuild((_, _, _) -> {});
        house.say(ann, room, "known to the rows only");
        settle();
        copyTo(copy);
        try (MessageSearch left = MessageSearch.of(house.database, copy)) {
            assertThat(left.behind()).containsExactly(room);
            assertThat(texts(left)).containsExactly("before the crash");
            while (left.follow(room)) {
                assertThat(left.behind()).isNotEmpty();
            }
            assertThat(left.behind()).isEmpty();
            assertThat(texts(left)).containsExactly("known to the rows only", "before the crash");
        }
    }

    @Test
    void knowsAfterARestartWhatItKnewBefore() throws IOException {
        searches.close();
        try (MessageSearch again = MessageSearch.of(house.database, folder)) {
            assertThat(again.behind()).isEmpty();
            assertThat(texts(again)).containsExactly("before the crash");
        }
        assertThat(indexes(folder)).hasSize(1);
    }

    @Test
    void isMadeAgainWhenItsFilesAreBroken(@TempDir Path copy) throws IOException {
        index.rebuild((_, _, _) -> {});
        copyTo(copy);
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(path -> path.toString().contains("segments_")).toList()) {
                Files.writeString(file, "no index");
            }
        }
        try (MessageSearch broken = MessageSearch.of(house.database, copy)) {
            assertThat(broken.behind()).containsExactly(room);
            assertThat(broken.follow(room)).isFalse();
            assertThat(texts(broken)).containsExactly("before the crash");
        }
        assertThat(indexes(copy)).hasSize(1);
    }

    @Test
    void leavesOneIndexBehindAfterARebuild() throws IOException {
        assertThat(index.rebuild((_, _, _) -> {})).isEqualTo(1);
        assertThat(index.rebuild((_, _, _) -> {})).isEqualTo(1);
        assertThat(indexes(folder)).hasSize(1);
    }

    private List<String> texts(MessageSearch index) {
        index.show();
        IndexQuery query =
                new IndexQuery(
                        Map.of(room, 0L), List.of("the"), List.of(), Set.of(), null, null, null);
        return house.database.read(handle -> {
            List<MessageId> ids =
                    index.candidates(handle, query, null, 10).stream().map(Place::message).toList();
            Map<MessageId, Message> rows = new StoredMessages().read(handle, ids, ann);
            return ids.stream().map(id -> Objects.requireNonNull(rows.get(id)).text()).toList();
        });
    }

    private void copyTo(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !path.endsWith("write.lock")).toList()) {
                Path to = copy.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }

    private static List<Path> indexes(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).toList();
        }
    }
}
