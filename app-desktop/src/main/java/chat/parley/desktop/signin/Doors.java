package chat.parley.desktop.signin;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the welcome screen needs of hosting, discovery and sessions, which it may not import: the
/// shell hands it in.
///
/// Every call returns at once; answers come on the FX thread, each exactly once.
public interface Doors {

    /// Who announces itself on this network, kept up to date.
    ObservableList<FoundServer> found();

    /// How looking around stands.
    ObservableValue<Search> search();

    /// The accounts kept on this computer, latest first.
    List<KnownAccount> accounts();

    /// What the server hosted here is called; empty if it never had a name.
    String hostName();

    /// What the person at this computer is called, to propose a name: the one they use at a server,
    /// or the one they sign in to the computer with. May be empty.
    String ownName();

    /// Whether this computer hosted before, so that hosting goes on instead of beginning.
    boolean hostedBefore();

    /// Starts hosting under `name` and answers with the server.
    void host(String name, Consumer<Reached> then);

    /// Looks who answers at an address or invitation as typed.
    void reach(String address, Consumer<Reached> then);

    /// Forgets the key kept for the server met at an address, so that the next meeting counts as
    /// the first.
    ///
    /// @param then runs once it is forgotten
    void forgetKey(String address, Runnable then);

    /// Makes an account and opens it.
    void signUp(ServerCard server, NewAccount account, Consumer<Entered> then);

    /// Opens an existing account.
    void signIn(ServerCard server, String username, String password, Consumer<Entered> then);

    /// Opens an account kept on this computer; works without a network.
    void open(KnownAccount account);

    /// How looking around stands.
    enum Search {
        STARTING,
        LOOKING,
        /// This computer is on no network.
        NO_NETWORK,
        /// The network does not let the app listen.
        TROUBLE
    }

    /// An account as filled in; absent parts were left empty.
    record NewAccount(
            String displayName,
            String username,
            @Nullable String password,
            @Nullable String invite) {}
}
