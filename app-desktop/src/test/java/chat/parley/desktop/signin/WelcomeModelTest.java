package chat.parley.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.model.Registration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class WelcomeModelTest {
    private final FakeDoors doors = new FakeDoors();
    private final WelcomeModel model = new WelcomeModel(doors);

    @Test
    void proposesAHostNameFromThePersons() {
        FakeDoors ofAda = new FakeDoors();
        ofAda.hostName = "";
        ofAda.ownName = "Ada";
        assertThat(new WelcomeModel(ofAda).hostNameProperty().get()).isEqualTo("Ada’s room");
    }

    @Test
    void keepsTheHostNameOfLastTime() {
        FakeDoors ofAda = new FakeDoors();
        ofAda.hostName = "Field Lab";
        ofAda.ownName = "Ada";
        assertThat(new WelcomeModel(ofAda).hostNameProperty().get()).isEqualTo("Field Lab");
    }

    @Test
    void hostsUnderTheNameInTheFieldAndGoesOnToTheAccount() {
        ServerCard own =
                new ServerCard(
                        "127.0.0.1:7450",
                        "Field Lab",
                        Registration.OPEN,
                        "3f2a",
                        true,
                        "AB12-CD34",
                        true);
        model.hostNameProperty().set("  Field Lab ");
        model.host();
        assertThat(model.busyProperty().get()).isTrue();
        doors.answer(new Reached.Met(own));
        assertThat(doors.hosted).containsExactly("Field Lab");
        assertThat(model.metProperty().get()).contains(own);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void asksForANameBeforeHosting() {
        model.hostNameProperty().set(" ");
        model.host();
        assertThat(doors.hosted).isEmpty();
        assertThat(model.hostErrorProperty().get()).isNotEmpty();
    }

    @Test
    void asksWhetherTheKeyOfANewServerIsTheRightOne() {
        ServerCard server = FakeDoors.server("Field Lab");
        model.addressProperty().set("192.0.2.14");
        model.join();
        doors.answer(new Reached.Met(server));
        assertThat(model.questionProperty().get()).contains(new Question.Trust(server));
        assertThat(model.metProperty().get()).isEmpty();
        model.trusted(server);
        assertThat(model.metProperty().get()).contains(server);
    }

    @Test
    void stopsHardWhereTheKeyChanged() {
        model.join(
                new FoundServer("192.0.2.14:7450", "Field Lab", "wlan0", OptionalInt.of(3), false));
        doors.answer(new Reached.OtherKey("Field Lab", "192.0.2.14:7450", "3f2a", "0000"));
        assertThat(model.questionProperty().get())
                .contains(new Question.OtherKey("Field Lab", "192.0.2.14:7450", "3f2a", "0000"));
        assertThat(model.metProperty().get()).isEmpty();
    }

    @Test
    void neverKnocksAtAnImpostorsDoor() {
        model.join(
                new FoundServer(
                        "192.0.2.66:7450", "Field Lab", "wlan0", OptionalInt.empty(), true));
        assertThat(doors.reached).isEmpty();
        assertThat(model.questionProperty().get().orElseThrow())
                .isInstanceOf(Question.OtherKey.class);
    }

    @Test
    void meetsAgainAfterTheOldKeyWasForgotten() {
        model.replaced("192.0.2.14:7450");
        assertThat(doors.forgotten).containsExactly("192.0.2.14:7450");
        assertThat(doors.reached).containsExactly("192.0.2.14:7450");
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        model.join();
        assertThat(model.addressErrorProperty().get()).contains("address");
        model.addressProperty().set("chat.example.org");
        model.join();
        assertThat(model.addressErrorProperty().get()).isEmpty();
        doors.answer(new Reached.Nobody());
        assertThat(model.addressErrorProperty().get()).contains("chat.example.org");
    }

    @Test
    void ignoresAnAnswerAfterGoingBack() {
        model.addressProperty().set("chat.example.org");
        model.join();
        model.back();
        doors.answer(new Reached.Met(FakeDoors.server("Late")));
        assertThat(model.metProperty().get()).isEmpty();
        assertThat(model.questionProperty().get()).isEmpty();
    }

    @Test
    void knocksOnceAtATime() {
        model.addressProperty().set("one.example.org");
        model.join();
        model.addressProperty().set("two.example.org");
        model.join();
        assertThat(doors.reached).containsExactly("one.example.org");
    }
}
