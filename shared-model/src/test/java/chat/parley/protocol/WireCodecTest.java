package chat.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.OperationId;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireCodecTest {
    private static final String ID = "01936f2e-8c00-7000-8000-0000000000a1";

    private final WireCodec codec = new WireCodec();

    private Refused refused(String frame) {
        return switch (codec.readClientFrame(frame)) {
            case Decoded.Faulty(Refused answer) -> answer;
            case Decoded.Frame(ClientFrame read) -> throw new AssertionError("read " + read);
        };
    }

    private ClientFrame read(String frame) {
        return switch (codec.readClientFrame(frame)) {
            case Decoded.Frame(ClientFrame read) -> read;
            case Decoded.Faulty(Refused answer) -> throw new AssertionError("refused " + answer);
        };
    }

    /// Frames are written with `'` for `"` and `ID` for an id, to be readable.
    private static String json(String frame) {
        return frame.replace('\'', '"').replace("ID", ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "{",
                "}",
                "[]",
                "1",
                "null",
                "'ping'",
                "{'t':'ping','n':1",
                "{'t':'ping','n':1}}",
                "{'t':'ping','n':1} {}",
                "{'t':'ping','n':1,'n':1}",
                "{'t':'ping','n':1,}",
                "{t:'ping','n':1}",
                "{'t':'ping','n':01}",
                "{'t':'ping','n':+1}",
                "{'t':'ping','n':NaN}",
                "{'t':'ping','n':.5}",
                "{'t':'ping','n':1 /* one */}",
                "{'t':'ping','n':1,'x':'\n'}",
                "{'t':'ping','n':1,'x':'\\u12'}",
                "{'t':'ping','n':1,'x':{'a':1,'a':2}}",
                "{'t':'ping','n':1,'x':tru}"
            })
    void answersBadJsonWithoutANumberToWhatIsNoObject(String frame) {
        Refused answer = refused(frame.replace('\'', '"'));

        assertThat(answer.code()).isEqualTo(RefusalCode.BAD_JSON);
        assertThat(answer.re()).isNull();
    }

    @Test
    void invitesAHundredPeopleWithARoomAndNoMore() {
        String frame =
                "{'t':'createRoom','i':1,'op':'ID','kind':'public','name':'n','people':[%s]}";
        String hundred = String.join(",", Collections.nCopies(100, "'ID'"));

        assertThat(read(json(frame.formatted(hundred)))).isInstanceOf(CreateRoom.class);
        assertThat(refused(json(frame.formatted(hundred + ",'ID'"))).code())
                .isEqualTo(RefusalCode.TOO_LONG);
    }

    @Test
    void takesSixteenLevelsAndNoMore() {
        String sixteen = "{\"t\":\"ping\",\"n\":1,\"x\":" + "[".repeat(15) + "]".repeat(15) + "}";
        String seventeen = "{\"t\":\"ping\",\"n\":1,\"x\":" + "[".repeat(16) + "]".repeat(16) + "}";

        assertThat(read(sixteen)).isEqualTo(new Ping(1));
        assertThat(refused(seventeen).code()).isEqualTo(RefusalCode.BAD_JSON);
        assertThat(refused("{\"a\":".repeat(30_000)).code()).isEqualTo(RefusalCode.BAD_JSON);
    }

    @Test
    void takesSixtyFourKeysAndNoMore() {
        String keys =
                IntStream.range(0, 62)
                        .mapToObj(n -> "\"k" + n + "\":0")
                        .collect(Collectors.joining(","));

        assertThat(read("{\"t\":\"ping\",\"n\":1," + keys + "}")).isEqualTo(new Ping(1));
        assertThat(refused("{\"t\":\"ping\",\"n\":1,\"more\":0," + keys + "}").code())
                .isEqualTo(RefusalCode.BAD_JSON);
    }

    @Test
    void refusesFramesOverTheLimitAsTooLong() {
        byte[] frame = "{\"t\":\"ping\",\"n\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(codec.readClientFrame(frame, frame.length))
                .isEqualTo(new Decoded.Frame(new Ping(1)));
        assertThat(codec.readClientFrame(frame, frame.length - 1))
                .isInstanceOfSatisfying(
                        Decoded.Faulty.class,
                        faulty ->
                                assertThat(faulty.answer().code()).isEqualTo(RefusalCode.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xF8, 0xFF})
    void answersBadJsonToBytesThatAreNotUtf8(int wrong) {
        byte[] frame = "{\"t\":\"ping\",\"n\":1,\"x\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        frame[frame.length - 3] = (byte) wrong;

        assertThat(codec.readClientFrame(frame, 100))
                .isInstanceOfSatisfying(
                        Decoded.Faulty.class,
                        faulty ->
                                assertThat(faulty.answer().code()).isEqualTo(RefusalCode.BAD_JSON));
    }

    @Test
    void skipsFieldsItDoesNotKnow() {
        assertThat(
                        read(
                                json(
                                        "{'colour':null,'i':4,'t':'getPerson','deep':{'t':'x'},'person':'ID'}")))
                .isInstanceOf(GetPerson.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | t |",
                "{'t':7,'i':4} | t | 4",
                "{'t':null,'i':4} | t | 4",
                "{'t':'getPerson','person':'ID'} | i |",
                "{'t':'getPerson','i':null,'person':'ID'} | i |",
                "{'t':'getPerson','i':-1,'person':'ID'} | i |",
                "{'t':'getPerson','i':1.0,'person':'ID'} | i |",
                "{'t':'getPerson','i':'1','person':'ID'} | i |",
                "{'t':'getPerson','i':9007199254740992,'person':'ID'} | i |",
                "{'t':'getPerson','i':99999999999999999999,'person':'ID'} | i |",
                "{'t':'getPerson','i':9007199254740991} | person | 9007199254740991",
                "{'t':'getPerson','i':4,'person':null} | person | 4",
                "{'t':'getPerson','i':4,'person':'ann'} | person | 4",
                "{'t':'getPerson','i':4,'person':'01936F2E-8C00-7000-8000-0000000000A1'} | person | 4",
                "{'t':'getPerson','i':4,'person':['ID']} | person | 4",
                "{'t':'getHistory','i':4,'room':'ID','limit':0} | limit | 4",
                "{'t':'getHistory','i':4,'room':'ID','limit':101} | limit | 4",
                "{'t':'getHistory','i':4,'room':'ID','limit':null} | limit | 4",
                "{'t':'getHistory','i':4,'room':'ID','before':1,'after':1} | before | 4",
                "{'t':'getHistory','i':4,'room':'ID','around':1,'after':1} | around | 4",
                "{'t':'getChanges','i':4,'room':'ID','epoch':'e','since':0,'limit':501} | limit | 4",
                "{'t':'openDirect','i':4,'op':'ID','people':[]} | people | 4",
                "{'t':'openDirect','i':4,'op':'ID','people':['ID',null]} | people[1] | 4",
                "{'t':'createRoom','i':4,'op':'ID','kind':'direct','name':'x'} | kind | 4",
                "{'t':'createRoom','i':4,'op':'ID','kind':'open','name':'x'} | kind | 4",
                "{'t':'createRoom','i':4,'op':'ID','kind':'public','name':' '} | name | 4",
                "{'t':'sendMessage','i':4,'op':'ID','room':'ID','text':' '} | text | 4",
                "{'t':'sendMessage','i':4,'op':'ID','room':'ID','text':'\\u0000'} | text | 4",
                "{'t':'sendMessage','i':4,'op':'ID','room':'ID','text':'\\ud800'} | text | 4",
                "{'t':'sendMessage','i':4,'op':'ID','room':'ID','text':'a','replyTo':{}} | replyTo.message | 4",
                "{'t':'sendMessage','i':4,'op':'ID','room':'ID','text':'a','mentions':['all']} | mentions[0] | 4",
                "{'t':'sendMessage','i':4,'op':'ID','room':'ID','text':'a','attachments':null} | attachments | 4",
                "{'t':'sendMessage','i':4,'op':'x','room':'ID','text':'a'} | op | 4",
                "{'t':'react','i':4,'op':'ID','room':'ID','message':'ID','emoji':'no','on':true} | emoji | 4",
                "{'t':'react','i':4,'op':'ID','room':'ID','message':'ID','emoji':'😀','on':1} | on | 4",
                "{'t':'setStatus','i':4,'presence':'offline'} | presence | 4",
                "{'t':'deleteMessagesOf','i':4,'op':'ID','room':'ID','person':'ID','since':'2026-01-01T00:00:00+01:00'} | since | 4",
                "{'t':'deleteMessagesOf','i':4,'op':'ID','room':'ID','person':'ID','since':'+10000-01-01T00:00:00Z'} | since | 4",
                "{'t':'deleteMessagesOf','i':4,'op':'ID','room':'ID','person':'ID','since':'-0001-12-31T23:59:59Z'} | since | 4",
                "{'t':'findPeople','i':4,'query':'\\u0000'} | query | 4",
                "{'t':'changePassword','i':4,'op':'ID','old':'x','new':'short'} | new | 4",
                "{'t':'ping'} | n |",
                "{'t':'hello','protocol':1,'token':'x','device':'d'} | app |"
            })
    void namesTheFieldAndTheNumberWhereItCanRead(String frame, String field, @Nullable Long re) {
        Refused answer = refused(json(frame));

        assertThat(answer.code()).isEqualTo(RefusalCode.BAD_FIELD);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.re()).isEqualTo(re);
    }

    @Test
    void answersTooLongToLongTexts() {
        Refused answer =
                refused(
                        json("{'t':'sendMessage','i':4,'op':'ID','room':'ID','text':'")
                                + "a".repeat(16_385)
                                + "\"}");

        assertThat(answer.code()).isEqualTo(RefusalCode.TOO_LONG);
        assertThat(answer.field()).isEqualTo("text");
        assertThat(answer.re()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'t':'fly','i':4} | 4",
                "{'t':'fly'} |",
                "{'t':'Ping','i':4} | 4",
                "{'t':'','i':4} | 4",
                "{'t':'messagePosted','i':4} | 4"
            })
    void knowsNoOtherCommands(String frame, @Nullable Long re) {
        Refused answer = refused(json(frame));

        assertThat(answer.code()).isEqualTo(RefusalCode.UNKNOWN_COMMAND);
        assertThat(answer.re()).isEqualTo(re);
    }

    @Test
    void comparesOperationsWithoutTheirNumberAndAfterNormalising() {
        OperationId op = OperationId.of(ID);
        SendMessage first = SendMessage.plain(1, op, RoomId.of(ID), "hi \n");
        SendMessage again = SendMessage.plain(9, op, RoomId.of(ID), "hi");
        SendMessage other = SendMessage.plain(1, op, RoomId.of(ID), "ho");

        assertThat(codec.body(again)).isEqualTo(codec.body(first)).isNotEqualTo(codec.body(other));
        assertThat(new String(codec.body(first), StandardCharsets.UTF_8)).doesNotContain("\"i\"");
    }

    @Test
    void comparesOperationsWhateverTheOrderOfTheirFields() {
        Operation one = (Operation) read(json("{'t':'joinRoom','i':4,'op':'ID','room':'ID'}"));
        Operation two =
                (Operation) read(json("{'room':'ID','x':1,'op':'ID','i':5,'t':'joinRoom'}"));

        assertThat(codec.body(one)).isEqualTo(codec.body(two));
    }
}
