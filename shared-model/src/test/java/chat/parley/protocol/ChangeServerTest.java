package chat.parley.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import chat.parley.model.OperationId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which rules of a server nobody can set.
final class ChangeServerTest {

    @Test
    void refusesAnEditWindowBelowZeroOrOverAHundredYears() {
        refused("editWindowSeconds", null, -1L);
        refused("editWindowSeconds", null, Long.MIN_VALUE);
        refused("editWindowSeconds", null, 101L * 366 * 86_400);
        assertThat(change(null, 0L).editWindowSeconds()).isZero();
    }

    @Test
    void refusesALimitThatNoFileIsBelow() {
        refused("maxFileBytes", 0L, null);
        refused("maxFileBytes", -1L, null);
        assertThat(change(1L, null).maxFileBytes()).isEqualTo(1);
    }

    private static void refused(String field, @Nullable Long bytes, @Nullable Long seconds) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change(bytes, seconds))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_FIELD);
                    assertThat(refusal.field()).isEqualTo(field);
                });
    }

    private static ChangeServer change(@Nullable Long bytes, @Nullable Long seconds) {
        return new ChangeServer(1, new OperationId(UUID.randomUUID()), null, null, bytes, seconds);
    }
}
