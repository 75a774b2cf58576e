package chat.parley.model.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldedTest {

    private static final String ODD =
            "aÄßœÆéİıſΆσςЁйøł ﬁ½ｶﾞＡ各각ᄀ\u1161\u11A8ㅏㄳか\u3099e\u200D\u0301\u0345\u00AD\u200F\uFE0F\u20E3👍🏽\n\u00A0\u3000क\u093F\uFB4F\u0300";

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Hello,          hello
                    Café,           cafe
                    CAFE\u0301,     cafe
                    Straße,         strasse
                    STRAẞE,         strasse
                    Œuvre,          oeuvre
                    Ærø,            aero
                    Łódź,           lodz
                    İstanbul,       istanbul
                    ıssız,          issiz
                    ΌΔΟΣ,           οδοσ
                    Ὀδυσσεύς,       οδυσσευσ
                    Ёлка,           елка
                    Й,              и
                    ＡＢＣ１２３,     abc123
                    ﬁnal,           final
                    ｶﾞｷﾞ,           ガギ
                    か\u3099,        が
                    한글,           한글
                    \u1112\u1161\u11AB, 한
                    数据库,          数据库
                    10.0.0.1,       10.0.0.1
                    №5,             no5
                    soft\u00ADware, software
                    a\u200Bb\uFEFFc, abc
                    \u200Fשלום\u200E, שלום
                    می\u200Cخواهم, میخواهم
                    ❤\uFE0F,        ❤
                    葛\uDB40\uDD00,  葛
                    e\u200D\u0301,  e
                    か\u200D\u3099,  が
                    👨\u200D👩,       👨👩
                    """)
    void foldsWhatPeopleTakeForTheSame(String raw, String folded) {
        assertThat(Folded.text(raw)).isEqualTo(folded);
        assertThat(Folded.of(raw).text()).isEqualTo(folded);
    }

    @Test
    void keepsMarksThatMakeAnotherWordInOtherScripts() {
        assertThat(Folded.text("が")).isNotEqualTo(Folded.text("か"));
        assertThat(Folded.text("कि")).isNotEqualTo(Folded.text("क"));
        assertThat(Folded.text("각")).isNotEqualTo(Folded.text("가"));
    }

    @Test
    void makesEveryWhiteSpaceABlank() {
        assertThat(Folded.text("a\n\tb\u00A0c\u3000d\u2028e")).isEqualTo("a  b c d e");
    }

    @Test
    void changesNothingTheSecondTimeWhateverTheCharacter() {
        for (int c = 1; c <= 0x1FFFF; c++) {
            if (Character.isDefined(c) && !(c >= 0xD800 && c <= 0xDFFF)) {
                String once = Folded.text(Character.toString(c));
                assertThat(Folded.text(once)).as(Integer.toHexString(c)).isEqualTo(once);
            }
        }
    }

    @Test
    void changesNothingTheSecondTimeWhateverTheText() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String text = odd(random);
            String once = Folded.text(text);
            assertThat(Folded.text(once)).as(text).isEqualTo(once);
        }
    }

    @Test
    void keepsWhereEachCharacterStood() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            String text = odd(random);
            Folded folded = Folded.of(text);
            int last = 0;
            for (int at = 0; at < folded.text().length(); at++) {
                int start = folded.startOf(at);
                int end = folded.endOf(at);
                assertThat(start).isGreaterThanOrEqualTo(last).isLessThan(end);
                assertThat(Folded.text(text.substring(start, end)))
                        .contains(folded.text().substring(at, at + 1));
                last = start;
            }
            assertThat(folded.text()).isEqualTo(Folded.text(text));
        }
    }

    private static String odd(Random random) {
        int[] points = ODD.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
