package chat.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @Test
    void writesTextsAsUtf8WithoutEscapes() {
        byte[] frame = codec.write(SendMessage.plain(1, OperationId.of(ID), RoomId.of(ID), "é你😀"));

        assertThat(new String(frame, StandardCharsets.UTF_8)).contains("\"é你😀\"");
    }

    @Test
    void readsAnAnswerByItsNumber() {
        assertThat(
                        codec.readServerFrame(
                                "{\"t\":\"ok\",\"re\":4,\"seq\":9}",
                                re -> re == 4 ? ChangeMade.class : null))
                .isEqualTo(new Ok(4, ChangeMade.at(9)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'t':'ok','re':5}",
                "{'t':'ok'}",
                "{'t':'ok','re':null}",
                "{'t':'ok','re':4,'seq':'9'}",
                "{'seq':9}",
                "nonsense",
                "{'t':'pong','n':1}"
            })
    void givesUpOnAServerThatSaysWhatItMustNot(String frame) {
        assertThatThrownBy(() ->
                        codec.readServerFrame(json(frame), re -> re == 4 ? ChangeMade.class : null))
                .isInstanceOf(UnreadableFrame.class);
    }

    @Test
    void skipsFramesOfANewerServer() {
        assertThat(codec.readServerFrame("{\"t\":\"weatherChanged\",\"sky\":\"blue\"}", _ -> null))
                .isNull();
    }

    @Test
    void writesNullOnlyForAnUnknownRequestNumber() {
        Refused refused = Refused.of(null, Refusal.of(RefusalCode.BAD_JSON, "no"));
        byte[] frame = codec.write(refused);

        assertThat(new String(frame, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"t\":\"refused\",\"re\":null,\"code\":\"BAD_JSON\",\"message\":\"no\"}");
        assertThat(codec.readServerFrame(new String(frame, StandardCharsets.UTF_8), _ -> null))
                .isEqualTo(refused);
    }

    @Test
    void keepsValuesForAStore() {
        MessageFound found = Golden.answer(MessageFound.class);

        byte[] kept = codec.writeValue(found.message());

        assertThat(codec.readValue(found.message().getClass(), kept)).isEqualTo(found.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | BAD_JSON",
                "{'username':'ann','password':'x'} | BAD_FIELD",
                "{'username':'ann','password':'x','device':null} | BAD_FIELD"
            })
    void readsBodiesAsStrictly(String body, RefusalCode code) {
        byte[] bytes = json(body).getBytes(StandardCharsets.UTF_8);

        assertThat(
                        catchThrowableOfType(
                                        Refusal.class,
                                        () -> codec.readBody(SignIn.class, bytes, 1_000))
                                .code())
                .isEqualTo(code);
        assertThat(
                        catchThrowableOfType(
                                        Refusal.class, () -> codec.readBody(SignIn.class, bytes, 0))
                                .code())
                .isEqualTo(RefusalCode.TOO_LONG);
    }

    @Test
    void tellsNoSecretInALog() {
        List<Record> holders =
                List.of(
                        Golden.client(Hello.class),
                        Golden.client(Reauthenticate.class),
                        Golden.client(ChangePassword.class),
                        Golden.body(SignIn.class),
                        Golden.body(NewAccount.class),
                        Golden.body(SessionGrant.class),
                        Golden.body(Refresh.class));

        assertThat(holders)
                .allSatisfy(holder ->
                        assertThat(holder.toString())
                                .doesNotContain(
                                        "pat_", "prt_", "secret", "battery", "493", "W7K2"));
    }

    @Test
    void knowsTheAnswerOfEveryCommand() {
        for (Class<?> type : Golden.records()) {
            if (ClientCommand.class.isAssignableFrom(type)) {
                assertThat(Golden.client(type.asSubclass(ClientCommand.class)).answerType())
                        .isIn(Golden.records());
            }
        }
    }
}
