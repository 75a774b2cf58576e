package chat.parley.server.search;

import static chat.parley.server.messages.TestHouse.op;
import static chat.parley.server.messages.TestHouse.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parley.model.ExcerptPart;
import chat.parley.model.PersonId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.SearchHit;
import chat.parley.protocol.ChangeProfile;
import chat.parley.protocol.MessagesFound;
import chat.parley.server.db.TestDatabases;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What which query finds, whichever index finds it.
abstract class MessageSearchContract extends SearchHousehold {

    private PersonId cat;
    private RoomId quay;
    private RoomId attic;
    private LocalDate today;

    MessageSearchContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeAll
    void open() {
        cat = house.person("cat");
        house.profiles.change(bob, new ChangeProfile(1, op(), "Bób Straße", null, null));
        quay = house.room(ann, RoomKind.PUBLIC, "Quay");
        attic = house.room(ann, RoomKind.PUBLIC, "Dachböden");
        join(bob, quay);
        join(bob, attic);
        join(cat, quay);
        join(cat, attic);
        today = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
        house.clock.pass(Duration.ofDays(-3));
        say(ann, quay, "The café opens at nine");
        say(bob, quay, "Straßenfest, ÉTÉ 2026, Œuvre");
        house.clock.pass(Duration.ofDays(2));
        say(ann, attic, "server 10.0.0.17 answers, 10.0.0.170 does not");
        say(bob, attic, "see https://wiki.example.org/a-b_c?x=1%20y for well-known ports");
        say(ann, quay, "东京都的数据库坏了");
        house.clock.pass(Duration.ofDays(1));
        say(bob, quay, "きょうは雨ですね カタカナ");
        say(ann, attic, "서울에서 만나요");
        say(bob, attic, "ＡＢＣ full-width １２３");
        say(ann, quay, "go to xq-7 and 100% sure_thing C:\\temp");
        say(bob, quay, "Ёлка на улице Йода, ΌΔΟΣ");
        say(ann, quay, "café again, with tea\nand a second line");
        settle();
    }

    /// The first words of what Cat finds, newest first; she is in quay and attic only.
    private String found(String query) {
        List<String> words = new ArrayList<>();
        texts(cat, query, null).forEach(text -> words.add(text.split("[ ,]", 2)[0]));
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    cafe                   | café The
                    CAFÉ                   | café The
                    afé opens              | The
                    opens afé              | The
                    "cafe opens"           | The
                    "opens cafe"           | ''
                    "with tea and a"       | café
                    cafe -tea              | The
                    strasse                | Straßenfest
                    enfe                   | Straßenfest
                    ete oeuv               | Straßenfest
                    10.0.0.17              | server
                    "10.0.0.17 "           | server
                    0.170                  | server
                    .0.0.                  | server
                    wiki.example.org       | see
                    https://wiki           | see
                    a-b_c?x=1%20           | see
                    well-known             | see
                    l-k                    | see
                    xq                     | go
                    Q-                     | go
                    100%                   | go
                    e_t                    | go
                    :\\t                   | go
                    东                     | 东京都的数据库坏了
                    数据                   | 东京都的数据库坏了
                    京都的数据库           | 东京都的数据库坏了
                    东京 坏                | 东京都的数据库坏了
                    数库                   | ''
                    雨                     | きょうは雨ですね
                    ょ                     | きょうは雨ですね
                    ｶﾀｶﾅ                   | きょうは雨ですね
                    서울                   | 서울에서
                    만                     | 서울에서
                    abc123                 | ''
                    abc 123                | ＡＢＣ
                    ＦＵＬＬ               | ＡＢＣ
                    елка иода              | Ёлка
                    οδος                   | Ёлка
                    zz                     | ''
                    from:ann cafe          | café The
                    from:bob strasse       | Straßenfest
                    from:"bob strasse" ete | Straßenfest
                    -from:bob 10           | go server
                    from:nobody            | ''
                    from:ann from:bob xq   | go
                    in:attic               | ''
                    in:dachboden 10.0      | server
                    -in:quay in:Dachböden from:ann | 서울에서 server
                    has:link               | see
                    has:link -well         | ''
                    -has:link well-known   | ''
                    has:file               | ''
                    -has:image xq          | go
                    is:pinned              | ''
                    -is:pinned xq          | go
                    is:mention             | ''
                    -is:mention xq         | go
                    -from:bob -from:ann    | ''
                    """)
    void findsWhatItSays(String query, String firstWords) {
        assertThat(found(query)).isEqualTo(firstWords);
    }

    @Test
    void findsByDayInUtc() {
        LocalDate first = today.minusDays(3);
        assertThat(found("on:" + first)).isEqualTo("Straßenfest The");
        assertThat(found("before:" + first.plusDays(1))).isEqualTo("Straßenfest The");
        assertThat(found("before:" + first)).isEmpty();
        assertThat(found("cafe after:" + first)).isEqualTo("café");
        assertThat(found("cafe -after:" + first)).isEqualTo("The");
        assertThat(found("cafe -on:" + today)).isEqualTo("The");
        assertThat(found("after:" + first + " before:" + today)).isEqualTo("东京都的数据库坏了 see server");
    }

    @Test
    void looksInOneRoomOnly() {
        assertThat(texts(ann, "10", attic)).hasSize(1);
        assertThat(texts(ann, "10", quay)).hasSize(1);
        assertThat(texts(ann, "in:quay 10", attic)).isEmpty();
        assertThat(texts(ann, "in:" + quay + " 10", null)).hasSize(1);
    }

    @Test
    void showsWhereItHit() {
        MessagesFound page = page(ann, "strassen été", quay, null, 5);
        SearchHit hit = page.items().getFirst();
        assertThat(hit.excerpt())
                .containsExactly(
                        new ExcerptPart("Straßen", true),
                        new ExcerptPart("fest, ", false),
                        new ExcerptPart("ÉTÉ", true),
                        new ExcerptPart(" 2026, Œuvre", false));
        assertThat(page.people()).extracting("id").containsExactly(bob);
        assertThat(page.more()).isFalse();
        assertThat(page.next()).isNull();
        assertThat(hit.message().op()).isNull();
        assertThat(page(bob, "strassen", quay, null, 5).items().getFirst().message().op())
                .isNotNull();
    }

    @Test
    void refusesACursorThatIsNone() {
        for (String cursor : List.of("", "x", "2", "MSAy", "....")) {
            refused(RefusalCode.BAD_FIELD, () -> page(ann, "cafe", null, cursor, 5));
        }
    }

    @Test
    void isMadeAgainWhileItIsSearched() throws Exception {
        settle();
        AtomicBoolean stop = new AtomicBoolean();
        Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> asking =
                    threads.submit(() -> {
                        while (!stop.get()) {
                            sizes.add(page(ann, "cafe", quay, null, 5).items().size());
                        }
                    });
            try {
                assertThat(index.rebuild((_, _, _) -> {})).isGreaterThanOrEqualTo(11);
                await().until(() -> asking.isDone() || !sizes.isEmpty());
            } finally {
                stop.set(true);
            }
            asking.get();
        }
        assertThat(sizes).containsOnly(2);
        assertThat(found("cafe")).isEqualTo("café The");
        say(ann, quay, "after the rebuild");
        assertThat(texts(ann, "rebuild", quay)).hasSize(1);
    }
}
