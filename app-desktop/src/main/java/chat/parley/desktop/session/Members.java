package chat.parley.desktop.session;

import chat.parley.desktop.link.Server;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ListMembers;
import chat.parley.protocol.MemberPage;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// Who is in which room, for the rooms somebody asked about. Belongs to the FX thread.
final class Members {
    private static final int PAGE = 100;

    private final Server server;
    private final People people;
    private final Map<RoomId, ObservableList<MemberEntry>> byRoom = new HashMap<>();
    private final Map<RoomId, ObservableList<MemberEntry>> views = new HashMap<>();
    private final Map<RoomId, ObservableMap<PersonId, Long>> readers = new HashMap<>();

    Members(Server server, People people) {
        this.server = server;
        this.people = people;
    }

    ObservableList<MemberEntry> of(RoomId room) {
        ObservableList<MemberEntry> known = views.get(room);
        if (known != null) {
            return known;
        }
        ObservableList<MemberEntry> list = FXCollections.observableArrayList();
        ObservableList<MemberEntry> view = FXCollections.unmodifiableObservableList(list);
        byRoom.put(room, list);
        views.put(room, view);
        load(room, null);
        return view;
    }

    /// How far the people of a room have read; loaded with them, then kept up to date. A pointer
    /// only grows.
    ObservableMap<PersonId, Long> readers(RoomId room) {
        of(room);
        return FXCollections.unmodifiableObservableMap(pointers(room));
    }

    private ObservableMap<PersonId, Long> pointers(RoomId room) {
        return readers.computeIfAbsent(room, _ -> FXCollections.observableHashMap());
    }

    /// Somebody has read up to a number.
    void read(RoomId room, PersonId person, long seq) {
        if (byRoom.containsKey(room)) {
            pointers(room).merge(person, seq, Math::max);
        }
    }

    /// The role of somebody who is in the room, as far as that was asked for; null if not.
    @Nullable RoomRole role(RoomId room, PersonId person) {
        return byRoom.getOrDefault(room, FXCollections.emptyObservableList()).stream()
                .filter(member -> member.person().id().equals(person))
                .map(MemberEntry::role)
                .findFirst()
                .orElse(null);
    }

    /// Asks again for every list that is in use: after a time without a connection.
    void refresh() {
        byRoom.keySet().forEach(room -> load(room, null));
    }

    void changed(RoomId room, Member member) {
        ObservableList<MemberEntry> list = byRoom.get(room);
        if (list == null) {
            return;
        }
        boolean present =
                member.state() == MembershipState.MEMBER
                        || member.state() == MembershipState.INVITED;
        if (!present) {
            gone(room, member.person());
            return;
        }
        if (member.readSeq() != null) {
            read(room, member.person(), member.readSeq());
        }
        MemberEntry entry =
                new MemberEntry(people.person(member.person()), member.role(), member.state());
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).person().id().equals(member.person())) {
                list.set(i, entry);
                return;
            }
        }
        list.add(entry);
    }

    void gone(RoomId room, PersonId person) {
        ObservableList<MemberEntry> list = byRoom.get(room);
        if (list != null) {
            list.removeIf(member -> member.person().id().equals(person));
            pointers(room).remove(person);
        }
    }

    void forget(RoomId room) {
        byRoom.remove(room);
        views.remove(room);
        readers.remove(room);
    }

    private void load(RoomId room, @Nullable String after) {
        server.ask(
                i -> new ListMembers(i, room, after, PAGE),
                MemberPage.class,
                outcome -> outcome.whenDone(page -> loaded(room, page)));
    }

    private void loaded(RoomId room, MemberPage page) {
        page.people().forEach(people::heard);
        page.items().forEach(member -> changed(room, member));
        String next = page.next();
        if (page.more() && next != null) {
            load(room, next);
        }
    }
}
