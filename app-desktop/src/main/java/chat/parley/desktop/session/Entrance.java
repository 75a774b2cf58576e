package chat.parley.desktop.session;

import chat.parley.desktop.link.Api;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.link.Links;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.desktop.link.ServerAddress;
import chat.parley.desktop.link.ServerKeys;
import chat.parley.desktop.store.Account;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.HomeStore;
import chat.parley.desktop.store.KnownServer;
import chat.parley.desktop.store.RoomCache;
import chat.parley.desktop.store.SignIn;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.ServerInfo;
import chat.parley.protocol.SessionGrant;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where a person comes in: finds out what server answers, makes accounts, signs in, opens kept
/// sign-ins, signs out. Belongs to the FX thread.
///
/// It pins a server's key when somebody first signs in there, and talks to a known server only if
/// it shows that key.
public final class Entrance {
    private final Links links;
    private final HomeStore home;
    private final Disk disk;
    private final Function<Account, RoomCache> caches;
    private final Doorstep doorstep;
    private final Map<Account, Open> open = new HashMap<>();

    /// An entrance whose copies of rooms are under a home.
    public Entrance(Links links, HomeStore home, AppHome folder, Disk disk, Clock clock) {
        this(links, home, disk, account -> RoomCache.open(folder, account, clock));
    }

    Entrance(Links links, HomeStore home, Disk disk, Function<Account, RoomCache> caches) {
        this.links = links;
        this.home = home;
        this.disk = disk;
        this.caches = caches;
        doorstep = new Doorstep(links, home.signIns(), disk);
    }

    /// The kept sign-ins, those of the last used server first. Reads the disk.
    public List<Kept> kept() {
        return home.signIns().all().stream()
                .flatMap(signIn ->
                        home.signIns().server(signIn.account().serverId()).stream()
                                .map(server -> new Kept(signIn, server)))
                .toList();
    }

    /// Finds out who answers at an address as typed by a person.
    public void reach(String typed, Consumer<Reach> then) {
        doorstep.knock(typed, then);
    }

    /// Makes an account and opens its session.
    public void register(
            Reach.Met server, NewAccount account, Consumer<Outcome<ChatSession>> then) {
        enter(
                server,
                account.username(),
                account.displayName(),
                (api, granted) -> api.register(account, granted),
                then);
    }

    /// Signs in to an account and opens its session.
    public void signIn(
            Reach.Met server,
            String username,
            String password,
            Consumer<Outcome<ChatSession>> then) {
        var question = new chat.parley.protocol.SignIn(username, password, links.device());
        enter(server, username, username, (api, granted) -> api.signIn(question, granted), then);
    }

    /// Opens the session of a kept sign-in; works without a network.
    ///
    /// @param shown gets the session once its kept rooms are there
    public void open(Kept kept, Consumer<ChatSession> shown) {
        Open present = open.get(kept.signIn().account());
        if (present != null) {
            shown.accept(present.session);
            return;
        }
        disk.read(() -> caches.apply(kept.signIn().account()), cache -> open(kept, cache, shown));
    }

    /// Forgets the sign-in here and ends it at the server if that can be reached. Unsent messages
    /// and drafts stay.
    public void signOut(ChatSession session) {
        Open ending = open.remove(session.account());
        session.stop(new ConnectionState.SignedOut(ConnectionState.Why.HERE));
        disk.write(() -> home.signIns().forget(session.account()));
        if (ending != null) {
            disk.write(() -> {
                ending.cache.clear();
                ending.cache.close();
            });
            ending.api.signOut(ending.tokens.present(), outcome -> ending.api.close());
        }
    }

    /// Ends a session without signing out.
    public void close(ChatSession session) {
        Open ending = open.remove(session.account());
        session.close();
        if (ending != null) {
            ending.api.close();
        }
    }

    /// Forgets a server's pinned key and its sign-ins, so that the next meeting counts as the
    /// first.
    public void forgetKey(String serverId, Runnable then) {
        disk.write(() -> home.signIns().forgetServer(serverId), then);
    }

    private void enter(
            Reach.Met server,
            String username,
            String displayName,
            Question question,
            Consumer<Outcome<ChatSession>> then) {
        Api api = links.api(server.address(), ServerKeys.known(server.fingerprint()));
        question.ask(
                api,
                outcome -> {
                    api.close();
                    switch (outcome) {
                        case Outcome.Done<SessionGrant>(SessionGrant grant) ->
                                save(
                                        kept(server, username, displayName, grant),
                                        session -> then.accept(new Outcome.Done<>(session)));
                        case Outcome.Refused<SessionGrant>(
                                        var code,
                                        var text,
                                        var field,
                                        var wait) ->
                                then.accept(new Outcome.Refused<>(code, text, field, wait));
                        case Outcome.Unreachable<SessionGrant>() ->
                                then.accept(new Outcome.Unreachable<>());
                    }
                });
    }

    private void save(Kept kept, Consumer<ChatSession> shown) {
        disk.write(
                () -> {
                    home.signIns().save(kept.server());
                    home.signIns().save(kept.signIn());
                },
                () -> open(kept, shown));
    }

    private Kept kept(Reach.Met server, String username, String displayName, SessionGrant grant) {
        ServerInfo info = server.info();
        KnownServer known =
                new KnownServer(
                        info.serverId(),
                        info.name(),
                        server.address().http(""),
                        server.fingerprint(),
                        links.timers().now());
        SignIn blank =
                new SignIn(
                        new Account(info.serverId(), grant.person()),
                        username,
                        displayName,
                        grant.token(),
                        links.timers().now(),
                        grant.refreshToken(),
                        null);
        return new Kept(SessionTokens.granted(blank, grant, links.timers()), known);
    }

    private void open(Kept kept, RoomCache cache, Consumer<ChatSession> shown) {
        Account account = kept.signIn().account();
        ServerAddress address = ServerAddress.of(kept.server().address());
        ServerKeys keys = ServerKeys.known(kept.server().fingerprint());
        Api api = links.api(address, keys);
        SessionTokens tokens =
                new SessionTokens(api, links.timers(), disk, home.signIns(), kept.signIn());
        Server server = links.link(account.serverId(), address, keys, tokens);
        ChatSession session =
                new ChatSession(
                        account, new ChatSession.Ports(server, links.timers(), disk, home, cache));
        open.put(account, new Open(session, api, tokens, cache));
        session.start(() -> shown.accept(session));
    }

    /// How tokens are asked for: by a new account or with a password.
    @FunctionalInterface
    private interface Question {
        void ask(Api api, Consumer<Outcome<SessionGrant>> granted);
    }

    /// A kept sign-in and its server. Immutable.
    public record Kept(SignIn signIn, KnownServer server) {}

    /// An open session with what belongs to it.
    private record Open(ChatSession session, Api api, SessionTokens tokens, RoomCache cache) {}
}
