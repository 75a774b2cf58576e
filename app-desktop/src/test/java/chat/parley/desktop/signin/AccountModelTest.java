package chat.parley.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.signin.AccountModel.Field;
import chat.parley.model.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountModelTest {
    private final FakeDoors doors = new FakeDoors();
    private final AccountModel model = new AccountModel(doors, FakeDoors.server("Field Lab"));

    @Test
    void makesAnAccountFromANameAlone() {
        model.displayNameProperty().set("Grace Hopper");
        model.go();
        assertThat(doors.signedUp)
                .containsExactly(new Doors.NewAccount("Grace Hopper", "grace.hopper", null, null));
        assertThat(model.busyProperty().get()).isTrue();
        doors.answer(new Entered.In());
        assertThat(model.busyProperty().get()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, ada",
        "Grace Hopper, grace.hopper",
        "José Ñandú, jose.nandu",
        "  ...x--y  , x--y",
        "Ada 🚢 Lovelace, ada.lovelace"
    })
    void suggestsAUserName(String name, String expected) {
        assertThat(AccountModel.usernameFrom(name)).isEqualTo(expected);
    }

    @Test
    void leavesAUserNameAloneThatWasTypedByHand() {
        model.displayNameProperty().set("Ada");
        model.usernameProperty().set("countess");
        model.displayNameProperty().set("Ada L");
        assertThat(model.usernameProperty().get()).isEqualTo("countess");
    }

    @Test
    void asksForWhatIsMissingWithoutARoundTrip() {
        model.go();
        assertThat(error(Field.DISPLAY_NAME)).isNotEmpty();
        model.displayNameProperty().set("山田");
        model.go();
        assertThat(error(Field.DISPLAY_NAME)).isEmpty();
        assertThat(error(Field.USERNAME)).isNotEmpty();
        model.usernameProperty().set("yamada");
        model.passwordProperty().set("short");
        model.go();
        assertThat(error(Field.PASSWORD)).isNotEmpty();
        assertThat(doors.signedUp).isEmpty();
    }

    @Test
    void signsInToAnExistingAccount() {
        model.existingProperty().set(true);
        model.usernameProperty().set("Ada");
        model.go();
        assertThat(error(Field.PASSWORD)).isNotEmpty();
        model.passwordProperty().set("correct horse");
        model.go();
        assertThat(doors.signedIn).containsExactly("ada/correct horse");
    }

    @Test
    void putsWhatTheServerSaysAtTheFieldItIsAbout() {
        assertThat(refusedWith(RefusalCode.NAME_TAKEN, null, Field.USERNAME)).contains("taken");
        assertThat(refusedWith(RefusalCode.INVITE_NEEDED, null, Field.INVITE)).isNotEmpty();
        assertThat(refusedWith(RefusalCode.BAD_FIELD, "password", Field.PASSWORD)).isNotEmpty();
        assertThat(refusedWith(RefusalCode.SUSPENDED, null, Field.WHOLE)).isNotEmpty();
        assertThat(refusedWith(RefusalCode.RATE_LIMITED, null, Field.WHOLE)).contains("30");
    }

    @Test
    void saysThatNothingIsLostWhenNobodyAnswers() {
        model.displayNameProperty().set("Ada");
        model.go();
        doors.answer(new Entered.Nobody());
        assertThat(error(Field.WHOLE)).contains("Nothing is lost");
        assertThat(model.displayNameProperty().get()).isEqualTo("Ada");
    }

    private String refusedWith(RefusalCode code, @Nullable String field, Field shownAt) {
        model.displayNameProperty().set("Ada");
        model.go();
        doors.answer(new Entered.No(code, "no", field, Duration.ofSeconds(30)));
        return error(shownAt);
    }

    private String error(Field field) {
        return model.errorProperty(field).get();
    }
}
