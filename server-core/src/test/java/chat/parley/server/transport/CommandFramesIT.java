package chat.parley.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.RefusalCode;
import chat.parley.protocol.Ok;
import chat.parley.protocol.PeopleFound;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Refused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands as strangers might send them: each gets exactly one answer with a listed code, or ends
/// the connection.
final class CommandFramesIT {

    private static final String ID = "01936f2e-8c00-7000-8000-0000000000a1";

    @RegisterExtension static final RawServer SERVER = new RawServer();

    private RawClient client;

    @BeforeEach
    void signIn() throws IOException {
        client = SERVER.signedIn();
    }

    private static String find(String i) {
        return "{\"t\":\"findPeople\",\"i\":%s,\"query\":\"raw\"}".formatted(i);
    }

    private void isAnswered(long i) throws IOException {
        assertThat(client.next(PeopleFound.class))
                .isInstanceOfSatisfying(Ok.class, ok -> assertThat(ok.re()).isEqualTo(i));
    }

    private void isStillThere() throws IOException {
        client.text("{\"t\":\"ping\",\"n\":77}");
        assertThat(client.next())
                .isInstanceOfSatisfying(Pong.class, pong -> assertThat(pong.n()).isEqualTo(77));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | BAD_JSON | |",
                "[] | BAD_JSON | |",
                "{'t':'findPeople','i':1,'i':2,'query':'a'} | BAD_JSON | |",
                "{'t':'findPeople','i':1,'query':'a'} x | BAD_JSON | |",
                "{'t':'fly','i':1} | UNKNOWN_COMMAND | 1 |",
                "{'t':'fly'} | UNKNOWN_COMMAND | |",
                "{'t':'messagePosted','i':1} | UNKNOWN_COMMAND | 1 |",
                "{'i':1} | BAD_FIELD | 1 | t",
                "{'t':'findPeople','query':'a'} | BAD_FIELD | | i",
                "{'t':'findPeople','i':null,'query':'a'} | BAD_FIELD | | i",
                "{'t':'findPeople','i':-1,'query':'a'} | BAD_FIELD | | i",
                "{'t':'findPeople','i':9007199254740992,'query':'a'} | BAD_FIELD | | i",
                "{'t':'findPeople','i':1} | BAD_FIELD | 1 | query",
                "{'t':'findPeople','i':1,'query':null} | BAD_FIELD | 1 | query",
                "{'t':'findPeople','i':1,'query':7} | BAD_FIELD | 1 | query",
                "{'t':'findPeople','i':1,'query':'a','limit':0} | BAD_FIELD | 1 | limit",
                "{'t':'getPerson','i':1,'person':'x'} | BAD_FIELD | 1 | person",
                "{'t':'getPerson','i':1,'person':'ID'} | NOT_FOUND | 1 |",
                "{'t':'getHistory','i':1,'room':'ID'} | NOT_FOUND | 1 |",
                "{'t':'sendMessage','i':1,'op':'ID','room':'ID','text':''} | BAD_FIELD | 1 | text",
                "{'t':'sendMessage','i':1,'op':'ID','room':'ID','text':'hi'} | NOT_FOUND | 1 |",
                "{'t':'typing','i':1,'room':'ID','what':'text','on':true} | NOT_FOUND | 1 |"
            })
    void getOneRefusalAndKeepTheConnection(
            String frame, RefusalCode code, @Nullable Long re, @Nullable String field)
            throws IOException {
        client.text(frame.replace('\'', '"').replace("ID", ID));

        Refused refused = client.refused(code);

        assertThat(refused.re()).isEqualTo(re);
        assertThat(refused.field()).isEqualTo(field);
        isStillThere();
    }

    @Test
    void refusesWhatIsTooDeepOrHasTooManyKeys() throws IOException {
        client.text("{\"t\":\"ping\",\"n\":1,\"x\":" + "[".repeat(16) + "]".repeat(16) + "}");
        client.refused(RefusalCode.BAD_JSON);
        StringBuilder keys = new StringBuilder("{\"t\":\"ping\",\"n\":1");
        for (int n = 0; n < 63; n++) {
            keys.append(",\"k").append(n).append("\":0");
        }
        client.text(keys.append('}').toString());
        client.refused(RefusalCode.BAD_JSON);
        isStillThere();
    }

    @Test
    void refusesATextOverItsLimitAsTooLong() throws IOException {
        client.text(
                "{\"t\":\"sendMessage\",\"i\":1,\"op\":\"%s\",\"room\":\"%s\",\"text\":\"%s\"}"
                        .formatted(ID, ID, "a".repeat(16_385)));

        assertThat(client.refused(RefusalCode.TOO_LONG).field()).isEqualTo("text");
        isStillThere();
    }

    @Test
    void skipsFieldsItDoesNotKnow() throws IOException {
        client.text("{\"x\":{\"y\":[null]},\"query\":\"raw\",\"i\":1,\"t\":\"findPeople\"}");

        isAnswered(1);
    }

    @Test
    void wantsNumbersThatGrow() throws IOException {
        client.text(find("5"));
        isAnswered(5);
        client.text(find("5"));
        assertThat(client.refused(RefusalCode.BAD_FIELD).re()).isEqualTo(5);
        client.text(find("4"));
        assertThat(client.refused(RefusalCode.BAD_FIELD).field()).isEqualTo("i");
        client.text(find("9007199254740991"));
        isAnswered(9_007_199_254_740_991L);
    }

    @Test
    void takesZeroAsTheFirstNumber() throws IOException {
        client.text(find("0"));

        isAnswered(0);
    }

    @Test
    void closes4012AfterTenBadFrames() throws IOException {
        for (int n = 0; n < 10; n++) {
            client.text("{");
        }
        for (int n = 0; n < 10; n++) {
            client.refused(RefusalCode.BAD_JSON);
        }

        assertThat(client.closeCode()).isEqualTo(4012);
    }

    @Test
    void countsOnlyFramesThatCouldNotBeRead() throws IOException {
        for (int n = 1; n <= 12; n++) {
            client.text("{\"t\":\"fly\",\"i\":" + n + "}");
            client.refused(RefusalCode.UNKNOWN_COMMAND);
        }

        isStillThere();
    }

    @Test
    void closes4008OnTooManyPings() throws IOException {
        for (int n = 0; n < 25; n++) {
            client.text("{\"t\":\"ping\",\"n\":" + n + "}");
        }

        assertThat(client.closeCode()).isEqualTo(4008);
    }

    @Test
    void closes4008OnTooManyPingFrames() throws IOException {
        for (int n = 0; n < 25; n++) {
            client.frame(RawClient.FIN | RawClient.PING, "");
        }

        assertThat(client.closeCode()).isEqualTo(4008);
    }
}
