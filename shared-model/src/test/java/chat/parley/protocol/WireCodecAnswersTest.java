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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What servers say, bodies over HTTP, and values kept in a store.
final class WireCodecAnswersTest {
    private static final String ID = "01936f2e-8c00-7000-8000-0000000000a1";

    private final WireCodec codec = new WireCodec();

    private static String json(String frame) {
        return frame.replace('\'', '"');
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
                                        "q3Yk0W5n",
                                        "R7hVd2Ns",
                                        "secret",
                                        "battery",
                                        "K7QM",
                                        "W7K2"));
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
