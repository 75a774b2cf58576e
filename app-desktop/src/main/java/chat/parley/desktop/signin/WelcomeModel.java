package chat.parley.desktop.signin;

import chat.parley.desktop.fx.Texts;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The welcome screen: ways to a server, and what is in the way of one. Belongs to the FX thread.
///
/// One knock at a time: while an answer is out, [#busyProperty] is true and every other way in does
/// nothing. A server that was met waits in [#metProperty] until the account screen takes over; a
/// key nobody vouched for becomes a [Question] first.
public final class WelcomeModel {
    private static final Texts TEXTS = Texts.beside(WelcomeModel.class);

    private final Doors doors;
    private final StringProperty hostName;
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hostError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper addressError = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<ServerCard>> met =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Question>> question =
            new SimpleObjectProperty<>(Optional.empty());
    private int visit;

    public WelcomeModel(Doors doors) {
        this.doors = doors;
        this.hostName = new SimpleStringProperty(proposedName(doors));
    }

    /// The name of last time, or one made from the person's.
    private static String proposedName(Doors doors) {
        String own = doors.ownName();
        return doors.hostName().isEmpty() && !own.isEmpty()
                ? TEXTS.text("host.proposed", own)
                : doors.hostName();
    }

    /// The world behind this screen.
    public Doors doors() {
        return doors;
    }

    StringProperty hostNameProperty() {
        return hostName;
    }

    StringProperty addressProperty() {
        return address;
    }

    ReadOnlyStringProperty hostErrorProperty() {
        return hostError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty addressErrorProperty() {
        return addressError.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The server whose account screen is due.
    public ReadOnlyObjectProperty<Optional<ServerCard>> metProperty() {
        return met.getReadOnlyProperty();
    }

    /// What the person has to answer now; the view of it clears it.
    public ObjectProperty<Optional<Question>> questionProperty() {
        return question;
    }

    /// Starts hosting under the name in the field.
    public void host() {
        if (hostName.get().isBlank()) {
            hostError.set(TEXTS.text("host.empty"));
            return;
        }
        knock();
        int mine = visit;
        doors.host(hostName.get().strip(), answer -> answered(mine, answer, hostError, ""));
    }

    /// Looks who answers at the address in the field.
    public void join() {
        String typed = address.get().strip();
        if (typed.isEmpty()) {
            addressError.set(TEXTS.text("join.empty"));
            return;
        }
        reach(typed);
    }

    /// Looks who answers at an address that somebody clicked or that is known already.
    public void join(String typed) {
        address.set(typed);
        reach(typed);
    }

    /// Looks whether a found server answers.
    public void join(FoundServer server) {
        if (server.impostor()) {
            question.set(
                    Optional.of(
                            new Question.OtherKey(server.name(), server.address(), null, null)));
            return;
        }
        reach(server.address());
    }

    /// Says what may keep a host from being listed.
    public void askWhy() {
        question.set(Optional.of(new Question.NobodyFound()));
    }

    /// Opens an account kept on this computer.
    public void open(KnownAccount account) {
        doors.open(account);
    }

    /// The person takes the server's key for the right one; it is kept once they are in.
    void trusted(ServerCard server) {
        met.set(Optional.of(server));
    }

    /// The person says the key was replaced: forget the old one and meet again.
    void replaced(String at) {
        doors.forgetKey(at, () -> reach(at));
    }

    /// Back to the doors; an answer that still comes is ignored.
    public void back() {
        visit++;
        busy.set(false);
        met.set(Optional.empty());
        question.set(Optional.empty());
    }

    private void reach(String at) {
        if (busy.get()) {
            return;
        }
        knock();
        int mine = visit;
        doors.reach(at, answer -> answered(mine, answer, addressError, at));
    }

    private void knock() {
        visit++;
        busy.set(true);
        hostError.set("");
        addressError.set("");
    }

    private void answered(int mine, Reached answer, ReadOnlyStringWrapper error, String at) {
        if (mine != visit) {
            return;
        }
        busy.set(false);
        switch (answer) {
            case Reached.Met(ServerCard server) -> meet(server);
            case Reached.OtherKey(var name, var address, var expected, var shown) ->
                    question.set(
                            Optional.of(new Question.OtherKey(name, address, expected, shown)));
            case Reached.Home() -> error.set("");
            case Reached.Nobody() -> error.set(TEXTS.text("join.unreachable", at));
            case Reached.NoAddress() -> error.set(TEXTS.text("join.badAddress"));
            case Reached.NotParley() -> error.set(TEXTS.text("join.notParley", at));
            case Reached.OtherVersion() -> error.set(TEXTS.text("join.newer", at));
            case Reached.NotHosting(var why) -> error.set(TEXTS.text("host.failed", why));
        }
    }

    private void meet(ServerCard server) {
        if (server.firstMeeting() && server.fingerprint() != null && !server.hostedHere()) {
            question.set(Optional.of(new Question.Trust(server)));
        } else {
            trusted(server);
        }
    }
}
