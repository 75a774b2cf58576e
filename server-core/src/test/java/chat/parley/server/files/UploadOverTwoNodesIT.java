package chat.parley.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.messages.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nodes that share one folder do not write to one upload at once: what was begun over one could
/// otherwise change bytes that were finished over another, and that others read by their hash.
final class UploadOverTwoNodesIT {

    private static final NewUpload TEXT = new NewUpload("notes.txt", "", null, null);

    private TestHouse house;
    private SharedFiles here;
    private SharedFiles there;
    private PersonId ann;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new TestHouse(TestDatabases.Kind.H2.fresh());
        here = node(folder);
        there = node(folder);
        ann = house.person("ann");
    }

    private SharedFiles node(Path folder) {
        return new SharedFiles(
                house.database,
                house.clock,
                new SecureRandom(),
                folder,
                new FileRules(() -> 0, 0, 0));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        house.close();
    }

    @Test
    void whatIsBegunHereWaitsThere() throws Exception {
        FileId id = here.create(ann, 6, TEXT).id();
        PipedOutputStream client = new PipedOutputStream();
        try (PipedInputStream hanging = new PipedInputStream(client);
                ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<UploadState> begun = nodes.submit(() -> here.append(ann, id, 0, hanging));
            try {
                client.write("abc".getBytes(StandardCharsets.US_ASCII));
                client.flush();
                Awaitility.await().until(() -> there.state(ann, id).offset() == 3);
                TestHouse.refused(
                        RefusalCode.UNAVAILABLE, () -> there.append(ann, id, 3, bytes("xyz")));
            } finally {
                client.close();
            }
            assertThat(begun.get().offset()).isEqualTo(3);
        }
        assertThat(there.append(ann, id, 3, bytes("def")).offset()).isEqualTo(6);
        try (var content = here.open(here.read(ann, id, false))) {
            assertThat(content.size()).isEqualTo(6);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
