package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.MemberPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// Who is in which room, for the rooms somebody asked about. Belongs to the FX thread.
final class Members {
    private static final int PAGE = 100;

    private final Server server;
    private final People people;
    private final ObjIntConsumer<RoomId> onCounted;
    private final Map<RoomId, MemberList> lists = new HashMap<>();

    /// @param onCounted hears how many members a room has, whenever all of them are known
    Members(Server server, People people, ObjIntConsumer<RoomId> onCounted) {
        this.server = server;
        this.people = people;
        this.onCounted = onCounted;
    }

    ObservableList<MemberEntry> of(RoomId room) {
        return list(room).view();
    }

    /// How far the people of a room have read; loaded with them, then kept up to date.
    ObservableMap<PersonId, Long> readers(RoomId room) {
        return FXCollections.unmodifiableObservableMap(list(room).readers());
    }

    private MemberList list(RoomId room) {
        MemberList known = lists.get(room);
        if (known == null) {
            known = new MemberList();
            lists.put(room, known);
            load(room, known);
        }
        return known;
    }

    /// Somebody has read up to a number.
    void read(RoomId room, PersonId person, long seq) {
        MemberList list = lists.get(room);
        if (list != null) {
            list.read(person, seq);
        }
    }

    /// The role of somebody who is in the room, as far as that was asked for; null if not.
    @Nullable RoomRole role(RoomId room, PersonId person) {
        MemberList list = lists.get(room);
        MemberEntry entry = list == null ? null : list.entry(person);
        return entry == null ? null : entry.role();
    }

    /// Asks again for every list that is in use: after a time without a connection.
    void refresh() {
        List.copyOf(lists.entrySet()).forEach(used -> load(used.getKey(), used.getValue()));
    }

    /// Somebody's place, as an event or what was missed tells it.
    void changed(RoomId room, Member member) {
        MemberList list = lists.get(room);
        if (list == null) {
            return;
        }
        if (present(member)) {
            list.changed(entry(member));
            tellReading(list, member);
        } else {
            list.gone(member.person());
        }
        tellCount(room, list);
    }

    void gone(RoomId room, PersonId person) {
        MemberList list = lists.get(room);
        if (list != null) {
            list.gone(person);
            tellCount(room, list);
        }
    }

    /// Whether everybody in a room is known, so that its members are counted here.
    boolean counts(RoomId room) {
        MemberList list = lists.get(room);
        return list != null && list.whole();
    }

    /// Finds out how many members a room has by asking who they are: an event does not say whether
    /// who went was a member or only invited.
    void count(RoomId room) {
        MemberList list = list(room);
        if (!list.loading() && !list.whole()) {
            load(room, list);
        }
    }

    void forget(RoomId room) {
        lists.remove(room);
    }

    private void load(RoomId room, MemberList list) {
        list.startLoading();
        load(room, list, null);
    }

    private void load(RoomId room, MemberList list, @Nullable String after) {
        server.ask(
                i -> new ListMembers(i, room, after, PAGE),
                MemberPage.class,
                outcome -> {
                    if (outcome instanceof Outcome.Done<MemberPage>(MemberPage page)) {
                        loaded(room, list, page);
                    } else {
                        list.loadingFailed();
                    }
                });
    }

    private void loaded(RoomId room, MemberList list, MemberPage page) {
        page.people().forEach(people::heard);
        for (Member member : page.items()) {
            if (present(member)) {
                list.loaded(entry(member));
                tellReading(list, member);
            }
        }
        String next = page.next();
        if (page.more() && next != null) {
            load(room, list, next);
        } else {
            list.allLoaded();
            tellCount(room, list);
        }
    }

    private void tellCount(RoomId room, MemberList list) {
        if (list.whole() && lists.get(room) == list) {
            onCounted.accept(room, list.members());
        }
    }

    private static void tellReading(MemberList list, Member member) {
        if (member.readSeq() != null) {
            list.read(member.person(), member.readSeq());
        }
    }

    private MemberEntry entry(Member member) {
        return new MemberEntry(people.person(member.person()), member.role(), member.state());
    }

    private static boolean present(Member member) {
        return member.state() == MembershipState.MEMBER
                || member.state() == MembershipState.INVITED;
    }
}
