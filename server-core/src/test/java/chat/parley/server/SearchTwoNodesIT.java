package chat.parley.server;

import static org.awaitility.Awaitility.await;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Search;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.doorbell.TestRedis;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said on one node is found on the other, with Redis and without.
final class SearchTwoNodesIT {

    @Test
    void whatIsSaidInTheEastIsFoundInTheWest(@TempDir Path eastFolder, @TempDir Path westFolder) {
        DatabaseSettings database = TestDatabases.postgresql();
        Limits limits = Limits.standard().with(Limit.SEARCHES_PER_SECOND, 0);
        try (TestRedis redis = new TestRedis();
                ChatServer east = ChatServer.start(node(eastFolder, database, redis, limits));
                ChatServer west = ChatServer.start(node(westFolder, database, redis, limits));
                ScriptedPerson ann = ScriptedPerson.signsUp(address(east), "ann");
                ScriptedPerson bob = ScriptedPerson.signsUp(address(west), "bob")) {
            RoomId quay = ann.creates(RoomKind.PUBLIC, "Quay").id();
            bob.joins(quay);
            ann.says(quay, "tide tables");
            await().until(() -> finds(bob, "tide") == 1);
            redis.stop();
            bob.says(quay, "tide is out");
            await().until(() -> finds(ann, "tide") == 2);
            await().until(() -> finds(bob, "tide is:pinned") == 0 && finds(bob, "tide") == 2);
        }
    }

    private static ServerConfig node(
            Path folder, DatabaseSettings database, TestRedis redis, Limits limits) {
        return ServerConfig.in(folder)
                .withDatabase(database)
                .withRedis(redis.url())
                .withLimits(limits);
    }

    private static int finds(ScriptedPerson person, String query) {
        return person.asks(MessagesFound.class, i -> new Search(i, query, null, null, null))
                .items()
                .size();
    }

    private static URI address(ChatServer node) {
        return URI.create("http://127.0.0.1:" + node.port());
    }
}
