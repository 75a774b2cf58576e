package chat.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type for a code.
final class InviteCodeTest {

    @Test
    void readsWhatLooksLikeADigitAsThatDigit() {
        assertThat(InviteCode.normalised("code", " OiL0-abcd EFGH-2345 "))
                .isEqualTo("0110abcdefgh2345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0110", "0110abcdefgh23456", "0110abcdefgh234u", "0110abcdefgh234é"})
    void refusesWhatCannotBeACode(String typed) {
        assertThat(InviteCode.read(typed)).isEmpty();
        assertThatThrownBy(() -> InviteCode.normalised("code", typed))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_FIELD));
    }
}
