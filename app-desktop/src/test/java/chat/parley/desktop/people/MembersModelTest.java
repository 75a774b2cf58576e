package chat.parley.desktop.people;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.desktop.session.MemberEntry;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.SampleSession;
import chat.parley.model.Presence;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.protocol.PresenceSeen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// People of a room: who is here first, kept in order as they come and go.
class MembersModelTest {
    private final SampleSession sample = new SampleSession();
    private final RoomEntry room = sample.room(RoomKind.PUBLIC, "general");
    private final PersonEntry me = sample.session().me();
    private final PersonEntry grace = sample.person("grace", "Grace", Presence.OFFLINE);
    private final PersonEntry alan = sample.person("alan", "Alan", Presence.ONLINE);
    private final List<PersonEntry> written = new ArrayList<>();
    private final MembersModel model =
            new MembersModel(sample.session().rooms().members(room), me.id(), written::add);

    private List<String> rows() {
        return model.rows().stream()
                .map(row ->
                        switch (row) {
                            case MemberRow.Heading(MemberRow.Group group, int count) ->
                                    group + " " + count;
                            case MemberRow.Person(MemberEntry member) ->
                                    member.person().displayName();
                        })
                .toList();
    }

    private void gather() {
        sample.member(room, me, RoomRole.OWNER);
        sample.member(room, grace, RoomRole.MEMBER);
        sample.member(room, alan, RoomRole.MEMBER);
    }

    @Test
    void thoseWhoAreHereStandFirstByName() {
        gather();
        assertThat(rows()).containsExactly("HERE 2", "Alan", "Ann", "NOT_HERE 1", "Grace");
    }

    @Test
    void whoComesMovesUp() {
        gather();
        sample.server().listener().event(new PresenceSeen(grace.id(), Presence.ONLINE, null, null));
        assertThat(rows()).containsExactly("HERE 3", "Alan", "Ann", "Grace");
    }

    @Test
    void oneWritesToOthersOnly() {
        gather();
        model.rows().stream()
                .filter(MemberRow.Person.class::isInstance)
                .map(row -> ((MemberRow.Person) row).member())
                .forEach(model::write);
        assertThat(written).containsExactly(alan, grace);
    }
}
