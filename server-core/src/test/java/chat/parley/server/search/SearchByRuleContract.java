package chat.parley.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomId;
import chat.parley.model.search.SearchQuery;
import chat.parley.model.search.Sieve;
import chat.parley.server.db.TestDatabases;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// That an index leaves nothing out of what the rule of finding means, whatever the text and the
/// query.
abstract class SearchByRuleContract extends SearchHousehold {

    private static final int MESSAGES = 80;
    private static final int QUERIES = 80;

    /// Scripts, cases, marks and signs that fold to more, fewer or other characters.
    private static final String[] PIECES = {
        "a", "B", "ab", "ß", "ẞ", "Œ", "é", "e\u0301", "İ", "ı", "Σ", "ς", "Й", "ё", "ﬁ", "½", "㍿",
        "①", "ｶ", "ﾞ", "か", "\u3099", "京", "东", "𠮷", "한", "\u1112", "\u1161", "\u11AB", "ㅋ", "ㅠ",
        "👍", "🏽", "\u200D", "\uFE0F", "🇩", "🇪", "ש", "\u05B8", "\u200F", "می", "\u200C", "क",
        "ि", "0", "10.", "-", "%", "_", "!", "*", "\\", "?", "'", " ", "  ", "\n", "\u00A0",
        "\u3000"
    };

    private static final Sieve.Circumstances NONE =
            new Sieve.Circumstances() {
                @Override
                public boolean isNamed(PersonId person, String name) {
                    return false;
                }

                @Override
                public boolean isNamed(RoomId room, String name) {
                    return false;
                }

                @Override
                public boolean isSaved(MessageId message) {
                    return false;
                }

                @Override
                public boolean callsAsker(Message message) {
                    return false;
                }
            };

    private final Random random = new Random(11);

    SearchByRuleContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void findsAllThatTheRuleMeans() {
        RoomId room = house.roomOf(ann);
        for (int i = 0; i < MESSAGES; i++) {
            house.say(ann, room, i + " " + pieces(1 + random.nextInt(14)));
        }
        List<Message> all = house.newest(ann, room, 100).items();
        assertThat(all).hasSize(MESSAGES);
        settle();
        int asked = 0;
        while (asked < QUERIES) {
            String typed = query(all);
            if (understood(typed)) {
                compare(room, all, typed);
                asked++;
            }
        }
    }

    private void compare(RoomId room, List<Message> all, String typed) {
        Sieve sieve = new Sieve(SearchQuery.parse("query", typed), NONE);
        List<String> meant =
                all.reversed().stream().filter(sieve::passes).map(Message::text).limit(50).toList();
        List<String> found =
                page(ann, typed, room, null, 50).items().stream()
                        .map(hit -> hit.message().text())
                        .toList();
        assertThat(found).as(typed).isEqualTo(meant);
    }

    private static boolean understood(String typed) {
        try {
            SearchQuery.parse("query", typed);
            return true;
        } catch (Refusal tooShort) {
            return false;
        }
    }

    private String query(List<Message> all) {
        String typed = term(all);
        return switch (random.nextInt(4)) {
            case 0 -> typed + " " + term(all);
            case 1 -> typed + " -" + term(all);
            default -> typed;
        };
    }

    /// Mostly a part of what somebody said, cut anywhere.
    private String term(List<Message> all) {
        if (random.nextInt(3) == 0) {
            return pieces(1 + random.nextInt(3));
        }
        String text = all.get(random.nextInt(all.size())).text();
        int[] points = text.codePoints().toArray();
        int from = random.nextInt(points.length);
        int length = Math.min(points.length - from, 1 + random.nextInt(6));
        String part = new String(points, from, length);
        return random.nextBoolean() ? '"' + part + '"' : part;
    }

    private String pieces(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
