package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Person;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomListing;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.FindPeople;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListPublicRooms;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.PeopleFound;
import chat.parley.protocol.PersonFound;
import chat.parley.protocol.PublicRoomPage;
import chat.parley.protocol.Refused;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.Search;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people can find, over real sockets, whichever database the server has.
abstract class SearchConversationContract {

    private final List<ScriptedPerson> people = new ArrayList<>();
    private ServerConfig config;
    private ChatServer server;

    /// A fresh database.
    abstract DatabaseSettings database();

    @BeforeEach
    void start(@TempDir Path folder) {
        config = ServerConfig.in(folder).withDatabase(database()).withLimits(searches(0));
        server = ChatServer.start(config);
    }

    @AfterEach
    void stop() {
        people.forEach(ScriptedPerson::close);
        server.close();
    }

    private static Limits searches(double perSecond) {
        return Limits.standard()
                .with(Limit.SENDS_PER_SECOND, 0)
                .with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 0)
                .with(Limit.SEARCHES_PER_SECOND, perSecond);
    }

    private ScriptedPerson joinsTheServer(String name) {
        ScriptedPerson person =
                ScriptedPerson.signsUp(URI.create("http://127.0.0.1:" + server.port()), name);
        people.add(person);
        return person;
    }

    private static List<String> finds(ScriptedPerson person, String query, @Nullable RoomId room) {
        return person
                .asks(MessagesFound.class, i -> new Search(i, query, room, null, null))
                .items()
                .stream()
                .map(hit -> hit.message().text())
                .toList();
    }

    @Test
    void whatAnnSaysBobFindsAndAStrangerDoesNot() {
        ScriptedPerson ann = joinsTheServer("ann");
        ScriptedPerson bob = joinsTheServer("bob");
        ScriptedPerson eve = joinsTheServer("eve");
        RoomId quay = ann.creates(RoomKind.PUBLIC, "Quay").id();
        bob.joins(quay);
        ann.says(quay, "The Café opens at nine");
        await().until(() -> finds(bob, "cafe NINE", null).size() == 1);
        assertThat(finds(bob, "afé from:ann in:quay", quay))
                .containsExactly("The Café opens at nine");
        assertThat(finds(bob, "cafe from:bob", null)).isEmpty();
        assertThat(finds(eve, "cafe", null)).isEmpty();
        assertThat(eve.wire().refused(i -> new Search(i, "cafe", quay, null, null)).code())
                .isEqualTo(RefusalCode.FORBIDDEN);
        var _ =
                bob.asks(
                        RoomEntered.class,
                        i -> new LeaveRoom(i, ScriptedPerson.newOperation(), quay));
        assertThat(finds(bob, "cafe", null)).isEmpty();
        assertThat(finds(ann, "cafe", null)).hasSize(1);
    }

    @Test
    void aQueryThatSaysNothingIsRefusedWithTheReason() {
        ScriptedPerson ann = joinsTheServer("ann");
        ann.wire().sendText("{\"t\":\"search\",\"i\":900,\"query\":\"has:pictures\"}");
        Refused refused = ann.sees(Refused.class, answer -> Objects.equals(answer.re(), 900L));
        assertThat(refused.code()).isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(refused.field()).isEqualTo("query");
        assertThat(refused.message()).contains("file, image, voice, link");
    }

    @Test
    void everythingIsStillFoundAfterARestart() {
        ScriptedPerson ann = joinsTheServer("ann");
        RoomId attic = ann.creates(RoomKind.PRIVATE, "Attic").id();
        ann.says(attic, "an old lamp");
        await().until(() -> finds(ann, "lamp", null).size() == 1);
        server.close();
        server = ChatServer.start(config);
        ann.comesBack(URI.create("http://127.0.0.1:" + server.port()));
        ann.says(attic, "a new lamp");
        await().until(() -> finds(ann, "lamp", null).equals(List.of("a new lamp", "an old lamp")));
    }

    @Test
    void theIndexIsMadeAgainWhileTheServerServes() {
        ScriptedPerson ann = joinsTheServer("ann");
        RoomId attic = ann.creates(RoomKind.PRIVATE, "Attic").id();
        ann.says(attic, "an old lamp");
        await().until(() -> finds(ann, "lamp", null).size() == 1);
        assertThat(server.rebuildSearch()).isEqualTo(1);
        assertThat(finds(ann, "lamp", null)).hasSize(1);
        ann.says(attic, "a new lamp");
        await().until(() -> finds(ann, "lamp", null).size() == 2);
    }

    @Test
    void searchingTooFastIsRefusedWithATimeToWait() {
        server.close();
        config = config.withLimits(searches(1).with(Limit.SEARCH_BURST, 2));
        server = ChatServer.start(config);
        ScriptedPerson ann = joinsTheServer("ann");
        finds(ann, "one", null);
        finds(ann, "two", null);
        Refused refused = ann.wire().refused(i -> new Search(i, "three", null, null, null));
        assertThat(refused.code()).isEqualTo(RefusalCode.RATE_LIMITED);
        assertThat(refused.retryMs()).isBetween(1L, 1_000L);
    }

    @Test
    void peopleAndRoomsAreFoundByAnyPartOfTheirNames() {
        ScriptedPerson ann = joinsTheServer("ann");
        ScriptedPerson zoe = joinsTheServer("z.bright");
        var _ =
                zoe.asks(
                        PersonFound.class,
                        i ->
                                new ChangeProfile(
                                        i,
                                        ScriptedPerson.newOperation(),
                                        "Zoë Großmann",
                                        null,
                                        null));
        ann.creates(RoomKind.PUBLIC, "Œuvres d'été");
        for (String part : List.of("ZOE", "grossm", "ë gr", ".brig", "ＺＯＥ")) {
            assertThat(peopleFound(ann, part)).as(part).containsExactly("z.bright");
        }
        assertThat(peopleFound(ann, "n z.")).isEmpty();
        assertThat(peopleFound(ann, "zo_")).isEmpty();
        for (String part : List.of("OEUVRE", "d'ete", "vres D")) {
            assertThat(roomsFound(ann, part)).as(part).containsExactly("Œuvres d'été");
        }
        assertThat(roomsFound(ann, "eté%")).isEmpty();
    }

    private static List<String> peopleFound(ScriptedPerson by, String query) {
        return by.asks(PeopleFound.class, i -> new FindPeople(i, query, null)).items().stream()
                .map(Person::username)
                .toList();
    }

    private static List<String> roomsFound(ScriptedPerson by, String query) {
        return by
                .asks(PublicRoomPage.class, i -> new ListPublicRooms(i, query, null, null))
                .items()
                .stream()
                .map(RoomListing::name)
                .toList();
    }
}
