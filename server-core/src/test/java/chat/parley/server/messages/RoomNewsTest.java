package chat.parley.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomId;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.RoomDeleted;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.WireCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RoomNewsTest {

    private static final Instant AT = Instant.parse("2030-01-01T12:00:00Z");

    private final RoomId room = new RoomId(UUID.randomUUID());
    private final PersonId ann = new PersonId(UUID.randomUUID());
    private final OperationId op = new OperationId(UUID.randomUUID());
    private final MessageId quoted = new MessageId(UUID.randomUUID());
    private final Message answer =
            Message.plain(new MessageId(UUID.randomUUID()), room, 12, ann, AT, "answer")
                    .withReplyTo(new ReplyReference(quoted, ann, "kestrel", "a kestrel"));

    @Test
    void whatSpeaksOfNothingEarlierHasOneForm() {
        RoomEvent event = new RoomDeleted(room, 20, AT, ann, op);
        RoomNews news = new RoomNews(event, RoomNews.NOTHING, RoomNews.NOTHING);
        assertThat(news.veils()).isEmpty();
        assertThat(news.to(19)).isSameAs(event);
    }

    @Test
    void theWordsOfAHiddenMessageAreLeftOutOfAnAnswer() {
        RoomNews news =
                new RoomNews(new MessagePosted(room, 12, AT, ann, op, answer), RoomNews.NOTHING, 8);
        assertThat(news.veils()).containsExactly(8L);
        assertThat(news.to(7)).isSameAs(news.event());
        assertThat(news.to(8))
                .isEqualTo(
                        new MessagePosted(
                                room,
                                12,
                                AT,
                                ann,
                                op,
                                answer.withReplyTo(new ReplyReference(quoted, ann, "", null))));
    }

    @Test
    void aChangeOfAHiddenMessageSaysNothingButItsNumber() {
        RoomNews news = new RoomNews(new MessageEdited(room, 20, AT, ann, op, answer), 12, 8);
        assertThat(news.veils()).containsExactly(8L, 12L);
        assertThat(news.to(11)).isInstanceOf(MessageEdited.class);
        RoomEvent silent = news.to(12);
        assertThat(silent.seq()).isEqualTo(20);
        assertThat(new String(new WireCodec().write(silent), StandardCharsets.UTF_8))
                .doesNotContain("kestrel", "answer", op.toString())
                .doesNotContain(answer.id().toString(), quoted.toString());
    }
}
