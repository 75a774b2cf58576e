package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.PersonId;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.Ready;
import chat.parley.protocol.SetPreference;
import chat.parley.protocol.WireCodec;
import chat.parley.server.accounts.SignedIn;
import chat.parley.server.db.DatabaseFault;
import chat.parley.server.files.FileRules;
import chat.parley.server.rooms.Overview;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a session in and out: its snapshot, and from there on everything that changes. Thread-safe;
/// blocks on the database.
final class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final Gateway.Features features;
    private final Limits limits;
    private final Hub hub;
    private final WireCodec codec;
    private final InstantSource clock;

    Welcome(
            Gateway.Features features,
            Limits limits,
            Hub hub,
            WireCodec codec,
            InstantSource clock) {
        this.features = features;
        this.limits = limits;
        this.hub = hub;
        this.codec = codec;
        this.clock = clock;
    }

    /// Gives a session its snapshot, unless it has ended or its person has too many.
    void greet(Session session, SignedIn known) {
        PersonId person = known.person();
        int most = limits.count(Limit.CONNECTIONS);
        int open = hub.enter(person, session);
        features.presence().arrived(person);
        if (!session.begin()) {
            leave(session, person, true);
            return;
        }
        if (most > 0 && open > most) {
            session.connection().close(CloseReason.BUSY, "too many connections");
            return;
        }
        Overview overview = features.rooms().overview(person);
        // What ended before the snapshot is not told after it.
        if (!features.accounts().stands(known.session())) {
            session.connection()
                    .close(
                            overview.me().suspended()
                                    ? CloseReason.ACCOUNT_SUSPENDED
                                    : CloseReason.SESSION_ENDED,
                            "");
            return;
        }
        if (SetPreference.OFF.equals(overview.preferences().get(SetPreference.TYPING))) {
            hub.tellTyping(person, false);
        }
        ReadyPages.of(ready(known, overview), codec).forEach(session.connection()::send);
        overview.rooms().forEach(session.seats()::take);
        // Bells that rang since the snapshot were for nobody where they are the first to hear.
        hub.catchUp(overview.summaries().stream().map(RoomSummary::id).toList());
        session.follow(
                new PersonalNews(
                        features.personFeed(),
                        person,
                        overview.head(),
                        session.seats()::onPersonal,
                        session.connection()));
    }

    /// Lets a session out.
    ///
    /// @param keep whether to keep when the person was last there
    void leave(Session session, PersonId person, boolean keep) {
        hub.exit(person, session);
        session.seats().leaveAll();
        features.presence().left(person);
        if (keep && !features.presence().there(person)) {
            try {
                features.profiles().seenAt(person, now());
            } catch (DatabaseFault fault) {
                log.warn("could not keep when {} was last seen: {}", person, fault.toString());
            }
        }
    }

    private Ready ready(SignedIn known, Overview overview) {
        Instant now = now();
        return new Ready(
                overview.me(),
                known.session(),
                now,
                Math.max(0, Duration.between(now, known.expiresAt()).toSeconds()),
                FileRules.told(limits, features.accounts().settings().present().maxFileBytes()),
                overview.serverRole(),
                overview.summaries(),
                overview.people(),
                overview.preferences(),
                overview.blocked(),
                overview.drafts(),
                false);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
