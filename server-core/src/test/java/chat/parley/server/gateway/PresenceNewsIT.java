package chat.parley.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import chat.parley.model.Refusal;
import chat.parley.protocol.PersonChanged;
import chat.parley.protocol.PresenceSeen;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.WireCodec;
import chat.parley.server.db.DatabaseFault;
import chat.parley.server.db.TestDatabases;
import chat.parley.server.db.TestFaults;
import chat.parley.server.messages.TestHouse;
import chat.parley.server.presence.LocalPresence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told of people, and when.
final class PresenceNewsIT {

    private final WireCodec codec = new WireCodec();
    private final LocalPresence board = new LocalPresence();
    private final List<ServerFrame> told = new ArrayList<>();
    private TestHouse house;
    private PersonId ann;
    private PresenceNews news;
    private Presence chosen = Presence.ONLINE;
    private String name = "Ann";
    private boolean away;

    @BeforeEach
    void open() {
        house = new TestHouse(TestDatabases.h2());
        ann = house.person("ann");
        Exchange exchange = new Frames();
        Hub hub = new Hub(house.roomFeed, house.personFeed, codec, exchange);
        news = new PresenceNews(this::seen, house.rooms, board, hub, codec, exchange);
    }

    @AfterEach
    void close() {
        news.close();
        house.close();
    }

    @Test
    void whoIsInvisibleComesAndGoesUnseenButIsHeard() {
        chosen = Presence.INVISIBLE;
        board.arrived(ann);
        board.idle(ann, true);
        pulse();
        assertThat(told).isEmpty();
        name = "Anna";
        board.profileChanged(ann);
        board.statusChanged(ann);
        pulse();
        assertThat(told)
                .containsExactly(
                        new PersonChanged(Person.named(ann, "ann", "Anna", Presence.OFFLINE)),
                        new PresenceSeen(ann, Presence.OFFLINE, null, null));
        told.clear();
        board.left(ann);
        pulse();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsNotDifferentForThoseWhoSeeItIsNotTold() {
        board.arrived(ann);
        pulse();
        told.clear();
        board.profileChanged(ann);
        board.statusChanged(ann);
        pulse();
        assertThat(told).isEmpty();
        name = "Anna";
        board.profileChanged(ann);
        pulse();
        assertThat(told).singleElement().isInstanceOf(PersonChanged.class);
    }

    @Test
    void whatCouldNotBeReadIsToldWhenTheDatabaseIsBack() {
        chosen = Presence.INVISIBLE;
        away = true;
        board.profileChanged(ann);
        board.statusChanged(ann);
        assertThatThrownBy(this::pulse).isInstanceOf(DatabaseFault.class);
        assertThatThrownBy(this::pulse).isInstanceOf(DatabaseFault.class);
        away = false;
        pulse();
        assertThat(told).hasSize(2);
        pulse();
        assertThat(told).hasSize(2);
    }

    @Test
    void ofNobodyNothingIsTold() {
        board.profileChanged(new PersonId(new UUID(0, 1)));
        board.arrived(ann);
        pulse();
        assertThat(told).singleElement().isInstanceOf(PresenceSeen.class);
    }

    private void pulse() {
        news.pulse(0);
    }

    private Person seen(PersonId person) {
        if (away) {
            throw TestFaults.away();
        }
        if (!person.equals(ann)) {
            throw Refusal.notFound();
        }
        return board.seen(Person.named(ann, "ann", name, chosen));
    }

    /// Keeps what is told, also if nobody hears it.
    private final class Frames implements Exchange {

        @Override
        public Audience audience(Audience.CatchUp catchUp, long last) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void whisper(Collection<? extends Connection> to, List<byte[]> frames) {
            frames.forEach(frame ->
                    told.add(
                            codec.readServerFrame(
                                    new String(frame, StandardCharsets.UTF_8), _ -> null)));
        }
    }
}
