package chat.parley.desktop.session;

import chat.parley.desktop.link.Api;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Timers;
import chat.parley.desktop.link.Tokens;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.SignIn;
import chat.parley.desktop.store.SignIns;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.SessionGrant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The tokens of one sign-in: renewed when they end, and saved before anything depends on them.
/// Belongs to the FX thread.
///
/// A refresh token works once. Its rotation id is on disk before it is sent, so that after a crash
/// the same question gets the same answer.
final class SessionTokens implements Tokens {
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(30);

    private final Api api;
    private final Timers timers;
    private final Disk disk;
    private final SignIns signIns;
    private final List<Consumer<Outcome<String>>> waiting = new ArrayList<>();
    private SignIn signIn;

    SessionTokens(Api api, Timers timers, Disk disk, SignIns signIns, SignIn signIn) {
        this.api = api;
        this.timers = timers;
        this.disk = disk;
        this.signIns = signIns;
        this.signIn = signIn;
    }

    @Override
    public void token(boolean fresh, Consumer<Outcome<String>> then) {
        boolean good =
                signIn.rotation() == null
                        && timers.now().isBefore(signIn.tokenExpires().minus(BEFORE_THE_END));
        if (good && !fresh) {
            then.accept(new Outcome.Done<>(signIn.token()));
            return;
        }
        waiting.add(then);
        if (waiting.size() == 1) {
            refresh();
        }
    }

    /// The access token at hand, good or not: to sign out with.
    String present() {
        return signIn.token();
    }

    private void refresh() {
        UUID rotation = signIn.rotation() == null ? UUID.randomUUID() : signIn.rotation();
        SignIn begun = signIn.rotating(rotation);
        signIn = begun;
        disk.write(
                () -> signIns.save(begun),
                () -> api.refresh(new Refresh(begun.refreshToken(), rotation), this::refreshed));
    }

    private void refreshed(Outcome<SessionGrant> outcome) {
        outcome.whenDone(grant -> {
            SignIn next = granted(signIn, grant, timers);
            signIn = next;
            disk.write(() -> signIns.save(next));
        });
        List<Consumer<Outcome<String>>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(then -> then.accept(outcome.map(SessionGrant::token)));
    }

    static SignIn granted(SignIn before, SessionGrant grant, Timers timers) {
        return new SignIn(
                before.account(),
                before.username(),
                before.displayName(),
                grant.token(),
                timers.now().plusSeconds(grant.expiresInSeconds()),
                grant.refreshToken(),
                null);
    }
}
