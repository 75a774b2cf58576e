package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Person;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a session in and out: its snapshot, and from there on everything that changes. Thread-safe;
/// blocks on the database.
final class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final Features features;
    private final Limits limits;
    private final Hub hub;
    private final PresenceNews presenceNews;
    private final WireCodec codec;
    private final InstantSource clock;

    Welcome(
            Features features,
            Limits limits,
            Hub hub,
            PresenceNews presenceNews,
            WireCodec codec,
            InstantSource clock) {
        this.features = features;
        this.limits = limits;
        this.hub = hub;
        this.presenceNews = presenceNews;
        this.codec = codec;
        this.clock = clock;
    }

    /// Gives a session its snapshot, unless it has ended or its person has too many.
    void greet(Session session, SignedIn known) {
        long told = presenceNews.mark();
        if (!admitted(session, known.person())) {
            return;
        }
        Overview overview = features.rooms().overview(known.person());
        if (!stands(session, known, overview)) {
            return;
        }
        if (SetPreference.OFF.equals(overview.preferences().get(SetPreference.TYPING))) {
            hub.tellTyping(known.person(), false);
        }
        ReadyPages.of(ready(known, overview), codec).forEach(session.connection()::send);
        overview.rooms().forEach(session.seats()::take);
        session.welcome();
        // What was told since before the snapshot was told to others only.
        presenceNews.welcomed(session, people(overview), told);
        // Bells that rang since the snapshot were for nobody where they are the first to hear.
        hub.catchUp(overview.summaries().stream().map(RoomSummary::id).toList());
        session.follow(
                new PersonalNews(
                        features.personFeed(),
                        known.person(),
                        overview.head(),
                        session.seats()::onPersonal,
                        session.connection()));
    }

    /// Counts a session in.
    ///
    /// @return whether it gets a snapshot
    private boolean admitted(Session session, PersonId person) {
        int most = limits.count(Limit.CONNECTIONS);
        int open = hub.enter(person, session);
        features.presence().arrived(person);
        if (!session.begin()) {
            leave(session, person, true);
            return false;
        }
        if (most > 0 && open > most) {
            session.connection().close(CloseReason.BUSY, "too many connections");
            return false;
        }
        return true;
    }

    /// What ended before the snapshot is not told after it.
    private boolean stands(Session session, SignedIn known, Overview overview) {
        if (features.accounts().stands(known.session())) {
            return true;
        }
        session.connection()
                .close(
                        overview.me().suspended()
                                ? CloseReason.ACCOUNT_SUSPENDED
                                : CloseReason.SESSION_ENDED,
                        "");
        return false;
    }

    private static Set<PersonId> people(Overview overview) {
        Set<PersonId> people = new HashSet<>();
        people.add(overview.me().id());
        overview.people().stream().map(Person::id).forEach(people::add);
        return people;
    }

    /// Lets a session out.
    ///
    /// @param keep whether to keep when the person was last there
    void leave(Session session, PersonId person, boolean keep) {
        hub.exit(person, session);
        session.seats().leaveAll();
        // Before others are told that they have gone, and since when; and whether or not there are
        // connections on other nodes, which may be ending at this moment too.
        if (keep && hub.sessionsOf(person).isEmpty()) {
            keepLastSeen(List.of(person));
        }
        features.presence().left(person);
    }

    /// Keeps that these were there until now.
    void keepLastSeen(Collection<PersonId> people) {
        try {
            features.profiles().seenAt(people, clock.instant());
        } catch (DatabaseFault fault) {
            log.warn("could not keep when {} were last seen: {}", people, fault.toString());
        }
    }

    private Ready ready(SignedIn known, Overview overview) {
        Instant now = clock.instant();
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
}
