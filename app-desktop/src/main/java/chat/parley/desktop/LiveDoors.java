package chat.parley.desktop;

import chat.parley.desktop.host.HostState;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.Entrance;
import chat.parley.desktop.session.Reach;
import chat.parley.desktop.signin.Doors;
import chat.parley.desktop.signin.Entered;
import chat.parley.desktop.signin.FoundServer;
import chat.parley.desktop.signin.KnownAccount;
import chat.parley.desktop.signin.Reached;
import chat.parley.desktop.signin.ServerCard;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/// The welcome screen's world for real: sessions, discovery and hosting behind one door. Belongs to
/// the FX thread.
///
/// Addresses are compared as text, as [chat.parley.desktop.link.ServerAddress] writes them.
final class LiveDoors implements Doors {
    private final Foundation ground;
    private final HomeServer homeServer;
    private final Consumer<ChatSession> onEntered;
    private final Map<String, Reach.Met> met = new HashMap<>();
    private final Map<String, String> strangers = new HashMap<>();

    /// Doors that nobody has knocked at.
    ///
    /// @param onEntered gets a session once it is open
    LiveDoors(Foundation ground, HomeServer homeServer, Consumer<ChatSession> onEntered) {
        this.ground = ground;
        this.homeServer = homeServer;
        this.onEntered = onEntered;
    }

    @Override
    public ObservableList<FoundServer> found() {
        return ground.neighbourhood().found();
    }

    @Override
    public ObservableValue<Search> search() {
        return ground.neighbourhood().search();
    }

    @Override
    public List<KnownAccount> accounts() {
        return ground.entrance().kept().stream().map(LiveDoors::account).toList();
    }

    private static KnownAccount account(Entrance.Kept kept) {
        return new KnownAccount(
                kept.signIn().account().toString(),
                kept.signIn().displayName(),
                kept.server().name());
    }

    @Override
    public void open(KnownAccount account) {
        ground.entrance().kept().stream()
                .filter(kept -> account(kept).key().equals(account.key()))
                .findFirst()
                .ifPresent(kept -> ground.entrance().open(kept, onEntered));
    }

    @Override
    public String hostName() {
        return ground.hosting().name();
    }

    @Override
    public String ownName() {
        return accounts().stream()
                .findFirst()
                .map(KnownAccount::displayName)
                .orElseGet(LiveDoors::nameOfLogin);
    }

    /// The name the person signs in to this computer with, with a capital.
    private static String nameOfLogin() {
        String login = System.getProperty("user.name", "").strip();
        return login.isEmpty()
                ? ""
                : login.substring(0, 1).toUpperCase(Locale.getDefault()) + login.substring(1);
    }

    @Override
    public boolean hostedBefore() {
        return ground.hosting().hostedBefore();
    }

    @Override
    public void host(String name, Consumer<Reached> then) {
        homeServer.start(
                name,
                state -> {
                    switch (state) {
                        case HostState.Running running -> enterOwn(running, then);
                        case HostState.Failed(String why) ->
                                then.accept(new Reached.NotHosting(why));
                        case HostState.Off(), HostState.Starting(), HostState.Stopping() ->
                                then.accept(new Reached.Nobody());
                    }
                });
    }

    /// Into the account that is kept for the server of this app, or to making one.
    private void enterOwn(HostState.Running running, Consumer<Reached> then) {
        Optional<Entrance.Kept> own =
                ground.entrance().kept().stream()
                        .filter(kept -> kept.server().serverId().equals(running.serverId()))
                        .findFirst();
        if (own.isPresent()) {
            then.accept(new Reached.Home());
            ground.entrance().open(own.get(), onEntered);
        } else {
            reach(running.address().http("").toString(), then);
        }
    }

    @Override
    public void reach(String address, Consumer<Reached> then) {
        ground.entrance().reach(address, reach -> then.accept(reached(reach)));
    }

    private Reached reached(Reach reach) {
        return switch (reach) {
            case Reach.Met one -> new Reached.Met(card(one));
            case Reach.OtherKey(var serverId, var name, var address, var expected, var shown) -> {
                strangers.put(address.toString(), serverId);
                yield new Reached.OtherKey(
                        name,
                        address.toString(),
                        Fingerprints.grouped(expected),
                        shown == null ? null : Fingerprints.grouped(shown));
            }
            case Reach.Nobody nobody -> new Reached.Nobody();
            case Reach.NoAddress() -> new Reached.NoAddress();
            case Reach.OtherVersion other -> new Reached.OtherVersion();
        };
    }

    private ServerCard card(Reach.Met one) {
        String address = one.address().toString();
        met.put(address, one);
        String fingerprint = one.fingerprint();
        Optional<HostState.Running> own = homeServer.running(one.info().serverId(), fingerprint);
        return new ServerCard(
                address,
                one.info().name(),
                one.info().registration(),
                fingerprint == null ? null : Fingerprints.grouped(fingerprint),
                !one.known(),
                own.map(HostState.Running::setupCode).orElse(null),
                own.isPresent());
    }

    @Override
    public void forgetKey(String address, Runnable then) {
        String serverId = strangers.get(address);
        if (serverId == null) {
            then.run();
        } else {
            ground.entrance().forgetKey(serverId, then);
        }
    }

    @Override
    public void signUp(ServerCard server, NewAccount account, Consumer<Entered> then) {
        var asked =
                new chat.parley.protocol.NewAccount(
                        account.username(),
                        account.displayName(),
                        account.password(),
                        null,
                        account.invite(),
                        server.setupCode());
        Reach.Met there = met.get(server.address());
        if (there == null) {
            then.accept(new Entered.Nobody());
        } else {
            ground.entrance().register(there, asked, outcome -> entered(outcome, then));
        }
    }

    @Override
    public void signIn(
            ServerCard server, String username, String password, Consumer<Entered> then) {
        Reach.Met there = met.get(server.address());
        if (there == null) {
            then.accept(new Entered.Nobody());
        } else {
            ground.entrance().signIn(there, username, password, outcome -> entered(outcome, then));
        }
    }

    private void entered(Outcome<ChatSession> outcome, Consumer<Entered> then) {
        switch (outcome) {
            case Outcome.Done<ChatSession>(ChatSession session) -> {
                then.accept(new Entered.In());
                onEntered.accept(session);
            }
            case Outcome.Refused<ChatSession>(var code, var text, var field, var wait) ->
                    then.accept(new Entered.No(code, text, field, wait));
            case Outcome.Unreachable<ChatSession>() -> then.accept(new Entered.Nobody());
        }
    }
}
