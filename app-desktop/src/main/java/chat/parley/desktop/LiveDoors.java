package chat.parley.desktop;

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
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The welcome screen's world for real: sessions, discovery and hosting behind one door. Belongs to
/// the FX thread.
final class LiveDoors implements Doors {
    private final Entrance entrance;
    private final Neighbourhood neighbourhood;
    private final Hosting hosting;
    private final Consumer<ChatSession> onEntered;
    private final Map<String, Reach.Met> met = new HashMap<>();
    private final Map<String, String> serverIds = new HashMap<>();

    /// Doors that nobody has knocked at.
    ///
    /// @param onEntered gets a session once it is open
    LiveDoors(
            Entrance entrance,
            Neighbourhood neighbourhood,
            Hosting hosting,
            Consumer<ChatSession> onEntered) {
        this.entrance = entrance;
        this.neighbourhood = neighbourhood;
        this.hosting = hosting;
        this.onEntered = onEntered;
    }

    @Override
    public ObservableList<FoundServer> found() {
        return neighbourhood.found();
    }

    @Override
    public ObservableValue<String> searchTrouble() {
        return neighbourhood.trouble();
    }

    @Override
    public List<KnownAccount> accounts() {
        return entrance.kept().stream()
                .map(kept ->
                        new KnownAccount(
                                kept.signIn().account().toString(),
                                kept.signIn().displayName(),
                                kept.server().name()))
                .toList();
    }

    @Override
    public void open(KnownAccount account) {
        entrance.kept().stream()
                .filter(kept -> kept.signIn().account().toString().equals(account.key()))
                .findFirst()
                .ifPresent(kept -> entrance.open(kept, onEntered));
    }

    @Override
    public String hostName() {
        return hosting.name();
    }

    @Override
    public boolean hostedBefore() {
        return hosting.hostedBefore();
    }

    @Override
    public void host(String name, Consumer<Reached> then) {
        hosting.start(
                name,
                address -> reach(address, then),
                why -> then.accept(new Reached.NotHosting(why)));
    }

    @Override
    public void reach(String address, Consumer<Reached> then) {
        entrance.reach(address, reach -> then.accept(reached(reach)));
    }

    private Reached reached(Reach reach) {
        return switch (reach) {
            case Reach.Met one -> new Reached.Met(card(one));
            case Reach.OtherKey(var serverId, var name, var address, var expected, var shown) -> {
                serverIds.put(address.toString(), serverId);
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
        return new ServerCard(
                address,
                one.info().name(),
                one.info().registration(),
                fingerprint == null ? null : Fingerprints.grouped(fingerprint),
                !one.known(),
                hosting.setupCode(one.info().serverId()),
                hosting.hosts(one.info().serverId()));
    }

    @Override
    public void forgetKey(String address, Runnable then) {
        String serverId = serverIds.get(address);
        if (serverId == null) {
            then.run();
        } else {
            entrance.forgetKey(serverId, then);
        }
    }

    @Override
    public void signUp(ServerCard server, NewAccount account, Consumer<Entered> then) {
        Reach.Met there = met.get(server.address());
        if (there == null) {
            then.accept(new Entered.Nobody());
            return;
        }
        var asked =
                new chat.parley.protocol.NewAccount(
                        account.username(),
                        account.displayName(),
                        account.password(),
                        null,
                        account.invite(),
                        server.setupCode());
        entrance.register(there, asked, outcome -> entered(outcome, then));
    }

    @Override
    public void signIn(
            ServerCard server, String username, String password, Consumer<Entered> then) {
        Reach.@Nullable Met there = met.get(server.address());
        if (there == null) {
            then.accept(new Entered.Nobody());
            return;
        }
        entrance.signIn(there, username, password, outcome -> entered(outcome, then));
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
