package chat.parley.server.search;

import static chat.parley.server.messages.TestHouse.op;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.FileId;
import chat.parley.model.Mention;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.SearchHit;
import chat.parley.model.search.Folded;
import chat.parley.model.search.Grams;
import chat.parley.model.search.SearchQuery;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.Pin;
import chat.parley.protocol.Save;
import chat.parley.protocol.SendMessage;
import chat.parley.server.db.TestDatabases;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What finding promises for texts and queries that are odd, whichever index finds it.
abstract class SearchEdgesContract extends SearchHousehold {

    private RoomId odd;

    SearchEdgesContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeAll
    void talk() {
        odd = house.roomOf(ann);
        say("1 a soft\u00ADware update, a\u200Bb and\uFEFF all");
        say("2 \u200Fשָׁלוֹם עולם\u200F 2026");
        say("3 می\u200Cخواهم نامه");
        say("4 I ❤\uFE0F tea");
        say("5 " + Normalizer.normalize("Crème brûlée Đặng", Normalizer.Form.NFD));
        say("6 run *all* of a?b!c and [x] {y} ^$ \\n | ~");
        say("7 run xallx of aXbYc");
        say("8 ＩＰ １０．０．０．１ fe80::1%eth0 ［２００１：ｄｂ８］");
        say("9 İSTANBUL ısparta DIŞ");
        say("10 thumbs 👍🏽 family 👨\u200D👩\u200D👧 flag 🇩🇪");
        settle();
    }

    private void say(String text) {
        var _ = house.say(ann, odd, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    software         | 1
                    soft\u00ADware   | 1
                    "ab and all"     | 1
                    עולם             | 2
                    "עולם 2026"      | 2
                    \u200Fעולם       | 2
                    خواهم            | 3
                    میخواهم          | 3
                    "I ❤ tea"        | 4
                    "I ❤\uFE0F tea"  | 4
                    creme brulee     | 5
                    dang             | 5
                    ĐẶNG             | 5
                    *all*            | 6
                    a?b!c            | 6
                    [x]              | 6
                    ^$               | 6
                    \\n              | 6
                    a_b_c            | ``
                    %all%            | ``
                    xallx            | 7
                    10.0.0.1         | 8
                    ::1%eth          | 8
                    [2001:db8]       | 8
                    istanbul         | 9
                    ISPARTA          | 9
                    dis              | 9
                    👍🏽              | 10
                    👨\u200D👩\u200D👧    | 10
                    🇩🇪               | 10
                    """)
    void findsWhatIsSaidInAnyWriting(String query, String numbers) {
        assertThat(
                        page(ann, query, odd, null, 50).items().stream()
                                .map(hit -> hit.message().text().split(" ", 2)[0])
                                .collect(Collectors.joining(" ")))
                .isEqualTo(numbers);
    }

    @Test
    void marksAHitWithWhatNobodySeesInIt() {
        SearchHit hit = page(ann, "software", odd, null, 5).items().getFirst();
        assertThat(hit.excerpt())
                .filteredOn(part -> part.hit())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isEqualTo("soft\u00ADware"));
    }

    @Test
    void findsAQueryWhoseCharactersFoldToManyMore() {
        RoomId room = house.roomOf(ann);
        String query =
                IntStream.range(0x2000, 0x1F300)
                        .filter(c -> Character.isDefined(c) && !(c >= 0xD800 && c < 0xE000))
                        .mapToObj(Character::toString)
                        .filter(c -> Folded.text(c).length() > 2 && !Folded.text(c).contains(" "))
                        .limit(SearchQuery.MAX_LENGTH - 1)
                        .collect(Collectors.joining());
        assertThat(Grams.triples(Folded.text(query))).hasSizeGreaterThan(1_024);
        house.say(ann, room, query);
        settle();
        assertThat(texts(ann, query, room)).containsExactly(query);
        assertThat(texts(ann, query.substring(1) + "x", room)).isEmpty();
    }

    @Test
    void countsDaysToTheEndOfTheirTime() {
        assertThat(texts(ann, "before:9999-12-31", odd)).hasSize(10);
        assertThat(texts(ann, "after:9999-12-31", odd)).isEmpty();
        assertThat(texts(ann, "on:9999-12-31", odd)).isEmpty();
        assertThat(texts(ann, "-on:9999-12-31 after:0001-01-01", odd)).hasSize(10);
    }

    /// What a filter and its negation find are all there is, and nothing twice.
    @Test
    void findsByTheNegationOfEachFilterAllTheRest() {
        RoomId room = house.roomOf(ann, bob);
        house.rooms.change(
                ann, new ChangeRoom(1, op(), room, "Deck", null, null, null, null, null));
        FileId picture = file(ann, "deck.png", "image/png", "image");
        FileId memo = file(ann, "memo.ogg", "audio/ogg", "voice");
        post(ann, room, "a picture", picture);
        post(ann, room, "", memo);
        house.clock.pass(Duration.ofDays(1));
        MessageId kept = post(bob, room, "see http://a.example", null);
        post(ann, room, "bob!", null, new Mention.OfPerson(bob));
        post(bob, room, "words", null);
        house.messages.pin(ann, new Pin(1, op(), room, kept, true));
        house.saved.save(bob, new Save(1, kept, room, true));
        LocalDate day = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
        List<String> all = texts(bob, "-from:nobody", room);
        assertThat(all).hasSize(5);
        for (String filter :
                List.of(
                        "from:bob",
                        "in:deck",
                        "in:" + room,
                        "has:file",
                        "has:image",
                        "has:voice",
                        "has:link",
                        "before:" + day,
                        "after:" + day.minusDays(1),
                        "on:" + day,
                        "is:pinned",
                        "is:saved",
                        "is:mention",
                        "words")) {
            List<String> found = new ArrayList<>(texts(bob, filter, room));
            assertThat(found).as(filter).isNotEmpty();
            found.addAll(texts(bob, "-" + filter, room));
            assertThat(found).as(filter).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void knowsNamesThatBeginWithTheSignOfTheirKind() {
        PersonId guy = house.person("guy");
        house.profiles.change(guy, new ChangeProfile(1, op(), "@Guy Fawkes", null, null));
        RoomId room = house.room(guy, RoomKind.PUBLIC, "#general");
        post(guy, room, "gunpowder", null);
        for (String query :
                List.of(
                        "in:general",
                        "in:#general",
                        "from:\"guy fawkes\"",
                        "from:\"@guy fawkes\"",
                        "from:@guy")) {
            assertThat(texts(guy, query, null)).as(query).containsExactly("gunpowder");
            assertThat(texts(guy, "-" + query, null)).as("-" + query).isEmpty();
        }
    }

    @Test
    void callsNobodyWhoCameLater() {
        RoomId room = house.roomOf(ann, bob);
        PersonId zoe = house.person("zoe");
        post(ann, room, "everybody on deck", null, Mention.OfGroup.ROOM);
        house.rooms.join(zoe, new JoinRoom(1, op(), room));
        assertThat(texts(bob, "is:mention", room)).hasSize(1);
        assertThat(texts(zoe, "is:mention", room)).isEmpty();
        assertThat(texts(zoe, "-is:mention deck", room)).hasSize(1);
    }

    private MessageId post(
            PersonId by, RoomId room, String text, @Nullable FileId file, Mention... mentions) {
        return house.messages
                .post(
                        by,
                        new SendMessage(
                                1,
                                op(),
                                room,
                                text,
                                null,
                                null,
                                file == null ? List.of() : List.of(file),
                                List.of(mentions),
                                null))
                .message();
    }
}
