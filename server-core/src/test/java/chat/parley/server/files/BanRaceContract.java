package chat.parley.server.files;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.Ban;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.Unban;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.Household;
import chat.parley.server.messages.TestHouse;
import chat.parley.server.rooms.Race;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Somebody is banned at the moment in which they show a file that they have just uploaded: the
/// room sees it before the ban or never. On a database server the two are on different nodes.
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
abstract class BanRaceContract extends Household {

    private static final int TIMES = 100;
    private static final NewUpload TEXT = new NewUpload("a.txt", "text/plain", null, null);

    private final TestHouse elsewhere = house.elsewhere();
    private SharedFiles files;
    private RoomId room;

    BanRaceContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        files =
                new SharedFiles(
                        elsewhere.database,
                        elsewhere.clock,
                        new SecureRandom(),
                        folder,
                        new FileRules(() -> 0, 0, 0));
        room = house.roomOf(ann, bob);
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void nobodyShowsAFileAfterTheyWereBanned() throws Exception {
        FileId anns = upload(ann, "for the room");
        var _ = show(house, ann, anns);
        int shown = 0;
        for (int i = 0; i < TIMES; i++) {
            FileId file = upload(bob, "file " + i);
            Race.Ends ends =
                    Race.ends(
                            RefusalCode.NOT_FOUND,
                            () -> house.rooms.act(ann, new Ban(1, op(), room, bob, null)).seq(),
                            () -> show(elsewhere, bob, file));
            boolean before = ends.before();
            shown += before ? 1 : 0;
            assertThat(sees(ann, file)).isEqualTo(before);
            assertThat(sees(bob, anns)).isFalse();
            house.rooms.act(ann, new Unban(1, op(), room, bob));
            house.rooms.join(bob, new JoinRoom(1, op(), room));
        }
        assertThat(house.newest(ann, room, 100).items()).hasSize(Math.min(100, shown + 1));
    }

    private long show(TestHouse house, PersonId by, FileId file) {
        return house.messages
                .post(
                        by,
                        new SendMessage(
                                1, op(), room, "look", null, null, List.of(file), List.of(), null))
                .seq();
    }

    private boolean sees(PersonId reader, FileId file) {
        try {
            return files.read(reader, file, false).bytes() > 0;
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo(RefusalCode.NOT_FOUND);
            return false;
        }
    }

    private FileId upload(PersonId by, String text) throws UploadBroken {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FileId id = files.create(by, bytes.length, TEXT).id();
        var _ = files.append(by, id, 0, new ByteArrayInputStream(bytes));
        return id;
    }
}
