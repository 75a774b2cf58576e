package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import chat.parley.server.db.TestDatabases;
import chat.parley.server.script.ScriptedPerson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What people can find, over real sockets, whichever database the server has.
abstract class SearchConversationContract extends Townsfolk {

    SearchConversationContract(TestDatabases.Kind kind) {
        super(kind);
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
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson bob = town.signsUp("bob");
        ScriptedPerson eve = town.signsUp("eve");
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
        ScriptedPerson ann = town.signsUp("ann");
        ann.wire().sendText("{\"t\":\"search\",\"i\":900,\"query\":\"has:pictures\"}");
        Refused refused = ann.sees(Refused.class, answer -> Objects.equals(answer.re(), 900L));
        assertThat(refused.code()).isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(refused.field()).isEqualTo("query");
        assertThat(refused.message()).contains("file, image, voice, link");
    }

    @Test
    void everythingIsStillFoundAfterARestart() {
        ScriptedPerson ann = town.signsUp("ann");
        RoomId attic = ann.creates(RoomKind.PRIVATE, "Attic").id();
        ann.says(attic, "an old lamp");
        await().until(() -> finds(ann, "lamp", null).size() == 1);
        town.restart();
        ann.comesBack(town.address());
        ann.says(attic, "a new lamp");
        await().until(() -> finds(ann, "lamp", null).equals(List.of("a new lamp", "an old lamp")));
    }

    @Test
    void peopleAndRoomsAreFoundByAnyPartOfTheirNames() {
        ScriptedPerson ann = town.signsUp("ann");
        ScriptedPerson zoe = town.signsUp("z.bright");
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
