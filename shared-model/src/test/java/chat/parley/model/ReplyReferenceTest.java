package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ReplyReferenceTest {

    private final ReplyReference reply =
            new ReplyReference(
                    new MessageId(UUID.randomUUID()),
                    new PersonId(UUID.randomUUID()),
                    "lunch? at noon",
                    "noon");

    @Test
    void keepsTheQuoteWhenItsMessageIsEdited() {
        ReplyReference after = reply.withText("supper?\n\nat six");
        assertThat(after.excerpt()).isEqualTo("supper? at six");
        assertThat(after.quote()).isEqualTo("noon");
    }

    @Test
    void losesTheQuoteWhenItsMessageIsDeleted() {
        assertThat(reply.withText(""))
                .isEqualTo(new ReplyReference(reply.message(), reply.author(), "", null));
    }
}
