package chat.parley.server.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.Search;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.StoredMessages;
import chat.parley.server.messages.TestHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of the index in files when the disk fails under it.
final class LuceneRecoveryIT {

    @TempDir private Path folder;

    private final FaultyDisk disk = new FaultyDisk();
    private TestHouse house;
    private PersonId ann;
    private RoomId room;
    private LuceneSearch index;

    @BeforeEach
    void open() {
        house = new TestHouse(TestDatabases.h2());
        ann = house.person("ann");
        room = house.roomOf(ann);
        index = new LuceneSearch(house.database, new LuceneFolder(folder, disk));
        house.say(ann, room, "before the fault");
        look();
    }

    @AfterEach
    void close() {
        disk.full = false;
        index.close();
        house.close();
    }

    @Test
    void answersFromWhatItKnewWhileTheDiskIsFullAndCatchesUpAfterwards() {
        fillDisk();
        assertThat(found()).containsExactly("before the fault");
        disk.full = false;
        look();
        assertThat(found()).containsExactly("during the fault", "before the fault");
        house.say(ann, room, "after the fault");
        look();
        assertThat(found())
                .containsExactly("after the fault", "during the fault", "before the fault");
    }

    @Test
    void answersFromWhatItKnewWhileCorruptFilesAreMadeAgain() throws IOException {
        fillDisk();
        spoil();
        disk.full = false;
        assertThat(index.behind()).containsExactly(room);
        assertThat(found()).containsExactly("before the fault");
        look();
        assertThat(found()).containsExactly("during the fault", "before the fault");
        assertThat(indexes()).hasSize(1);
    }

    @Test
    void isUnavailableFromTheFirstUnreadableByteUntilItIsMadeAgain() throws IOException {
        disk.forgetful = true;
        assertUnavailable();
        disk.forgetful = false;
        assertUnavailable();
        assertThat(index.behind()).containsExactly(room);
        assertUnavailable();
        look();
        assertThat(found()).containsExactly("before the fault");
        assertThat(indexes()).hasSize(1);
    }

    @Test
    void isUnavailableAfterAStartWithCorruptFilesUntilItIsMadeAgain() throws IOException {
        index.close();
        spoil();
        index = new LuceneSearch(house.database, new LuceneFolder(folder, disk));
        assertThat(index.behind()).containsExactly(room);
        assertUnavailable();
        look();
        assertThat(found()).containsExactly("before the fault");
    }

    @Test
    void isMadeAgainWhenNothingSaysWhichIndexItWas() throws IOException {
        index.close();
        Files.writeString(folder.resolve("current"), "");
        index = new LuceneSearch(house.database, new LuceneFolder(folder, disk));
        look();
        assertThat(found()).containsExactly("before the fault");
        assertThat(indexes()).hasSize(1);
    }

    @Test
    void beginsAnewAfterAStopInTheMiddleOfBeingMade() throws IOException {
        index.close();
        spoil();
        index = new LuceneSearch(house.database, new LuceneFolder(folder, disk));
        assertThat(index.behind()).containsExactly(room);
        index.close();
        index = new LuceneSearch(house.database, new LuceneFolder(folder, disk));
        assertThat(index.behind()).containsExactly(room);
        assertUnavailable();
        look();
        assertThat(found()).containsExactly("before the fault");
        assertThat(indexes()).hasSize(1);
    }

    @Test
    void isMadeAgainByCommandWhateverHasHappened() throws IOException {
        fillDisk();
        disk.full = false;
        assertThat(rebuild()).isEqualTo(2);
        assertThat(found()).containsExactly("during the fault", "before the fault");
        assertThat(index.behind()).isEmpty();
        assertThat(indexes()).hasSize(1);
    }

    @Test
    void canBeMadeAgainByCommandAfterTheDiskWasTooFullForIt() {
        disk.full = true;
        assertThatExceptionOfType(IndexFault.class).isThrownBy(this::rebuild);
        disk.full = false;
        assertThat(rebuild()).isEqualTo(1);
    }

    @Test
    void keepsWhatItKnowsWhenTheDiskIsFullAtTheEnd() {
        rebuild();
        house.say(ann, room, "after the last commit");
        look();
        disk.full = true;
        index.close();
        disk.full = false;
        index = new LuceneSearch(house.database, new LuceneFolder(folder, disk));
        assertThat(index.behind()).containsExactly(room);
        look();
        assertThat(found()).containsExactly("after the last commit", "before the fault");
    }

    @Test
    void recoversWhileItIsFollowedAndAsked() {
        try (Searches searches =
                new Searches(house.database, house.doorbell, house.people, index)) {
            disk.full = true;
            house.say(ann, room, "during the fault");
            await().until(this::isBroken);
            assertThat(asked(searches)).containsExactly("before the fault");
            disk.full = false;
            await().untilAsserted(() ->
                    assertThat(asked(searches))
                            .containsExactly("during the fault", "before the fault"));
        }
    }

    private long rebuild() {
        return index.rebuild((_, _, _) -> {});
    }

    private boolean isBroken() {
        try {
            index.follow(room);
            index.show();
            return false;
        } catch (IndexFault _) {
            return true;
        }
    }

    private List<String> asked(Searches searches) {
        return searches.find(ann, new Search(1, "fault", room, null, 10)).items().stream()
                .map(hit -> hit.message().text())
                .toList();
    }

    /// Something is said that can't be taken in: the writer ends.
    private void fillDisk() {
        disk.full = true;
        house.say(ann, room, "during the fault");
        await().until(this::isBroken);
        assertThatExceptionOfType(IndexFault.class).isThrownBy(this::look);
    }

    /// What the keeper does each second.
    private void look() {
        for (RoomId behind : index.behind()) {
            boolean more = true;
            while (more) {
                more = index.follow(behind);
            }
        }
        index.show();
    }

    private void assertUnavailable() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::found)
                .extracting(Refusal::code)
                .isEqualTo(RefusalCode.UNAVAILABLE);
    }

    private List<String> found() {
        IndexQuery query =
                new IndexQuery(
                        Map.of(room, 0L), List.of("the"), List.of(), Set.of(), null, null, null);
        return house.database.read(handle -> {
            List<MessageId> ids =
                    index.candidates(handle, query, null, 10).stream().map(Place::message).toList();
            var rows = new StoredMessages().read(handle, ids, ann);
            return ids.stream().map(id -> Objects.requireNonNull(rows.get(id)).text()).toList();
        });
    }

    private void spoil() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> starts =
                    files.filter(path -> path.toString().contains("segments_")).toList();
            assertThat(starts).isNotEmpty();
            for (Path file : starts) {
                Files.writeString(file, "no index");
            }
        }
    }

    private List<Path> indexes() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).toList();
        }
    }
}
