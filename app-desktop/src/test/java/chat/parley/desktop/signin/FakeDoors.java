package chat.parley.desktop.signin;

import chat.parley.model.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A world for the welcome screen in which nothing answers until the test says so.
final class FakeDoors implements Doors {
    final ObservableList<FoundServer> found = FXCollections.observableArrayList();
    final ObjectProperty<Search> search = new SimpleObjectProperty<>(Search.LOOKING);
    final List<KnownAccount> accounts = new ArrayList<>();
    final List<String> reached = new ArrayList<>();
    final List<String> hosted = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    final List<NewAccount> signedUp = new ArrayList<>();
    final List<String> signedIn = new ArrayList<>();
    final List<KnownAccount> opened = new ArrayList<>();
    String hostName = "Ada’s place";
    String ownName = "";
    private final List<Consumer<Reached>> knocks = new ArrayList<>();
    private final List<Consumer<Entered>> entries = new ArrayList<>();

    /// Answers the oldest knock that waits.
    void answer(Reached reached) {
        knocks.removeFirst().accept(reached);
    }

    /// Answers the oldest wish to be let in.
    void answer(Entered entered) {
        entries.removeFirst().accept(entered);
    }

    static ServerCard server(String name) {
        return new ServerCard(
                "192.0.2.14:7450",
                name,
                Registration.OPEN,
                "3f2a 91c0 77de 0b14 5c2e 8890 1f3b 6d77 a0c4 e19d 42b8 07f6 9c51 d8e3 2a6f b0c7",
                true,
                null,
                false);
    }

    @Override
    public ObservableList<FoundServer> found() {
        return found;
    }

    @Override
    public ObservableValue<Search> search() {
        return search;
    }

    @Override
    public List<KnownAccount> accounts() {
        return accounts;
    }

    @Override
    public String hostName() {
        return hostName;
    }

    @Override
    public String ownName() {
        return ownName;
    }

    @Override
    public boolean hostedBefore() {
        return false;
    }

    @Override
    public void host(String name, Consumer<Reached> then) {
        hosted.add(name);
        knocks.add(then);
    }

    @Override
    public void reach(String address, Consumer<Reached> then) {
        reached.add(address);
        knocks.add(then);
    }

    @Override
    public void forgetKey(String address, Runnable then) {
        forgotten.add(address);
        then.run();
    }

    @Override
    public void signUp(ServerCard server, NewAccount account, Consumer<Entered> then) {
        signedUp.add(account);
        entries.add(then);
    }

    @Override
    public void signIn(
            ServerCard server, String username, String password, Consumer<Entered> then) {
        signedIn.add(username + "/" + password);
        entries.add(then);
    }

    @Override
    public void open(KnownAccount account) {
        opened.add(account);
    }
}
