package chat.parley.desktop.people;

import chat.parley.desktop.people.MemberRow.Group;
import chat.parley.desktop.session.MemberEntry;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.Presence;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;

/// Who is in a room: first those who are there now, then the others, then those who are invited.
/// Belongs to the FX thread.
///
/// The list it reads belongs to the session and outlives this model, so it is watched weakly.
public final class MembersModel {
    private final ObservableList<MemberEntry> members;
    private final ObservableList<MemberEntry> watched =
            FXCollections.observableArrayList(MembersModel::orderOf);
    private final ObservableList<MemberRow> rows = FXCollections.observableArrayList();
    private final ListChangeListener<MemberEntry> membersChanged = change -> copy();
    private final PersonId me;
    private final Consumer<PersonEntry> onWrite;
    private final Comparator<MemberEntry> byName =
            Comparator.comparing(member -> member.person().displayName(), Collator.getInstance());

    /// Begins to follow the list.
    ///
    /// @param members the session's list of the room
    /// @param me who looks at it
    /// @param onWrite opens the direct conversation with a person
    public MembersModel(
            ObservableList<MemberEntry> members, PersonId me, Consumer<PersonEntry> onWrite) {
        this.members = members;
        this.me = me;
        this.onWrite = onWrite;
        members.addListener(new WeakListChangeListener<>(membersChanged));
        watched.addListener((ListChangeListener<MemberEntry>) change -> arrange());
        copy();
    }

    ObservableList<MemberRow> rows() {
        return rows;
    }

    boolean isMe(MemberEntry member) {
        return member.person().id().equals(me);
    }

    /// Opens the conversation with a person; with oneself nothing happens.
    void write(MemberEntry member) {
        if (!isMe(member)) {
            onWrite.accept(member.person());
        }
    }

    private void copy() {
        watched.setAll(members);
    }

    private void arrange() {
        List<MemberRow> next = new ArrayList<>();
        add(next, Group.HERE, member -> joined(member) && here(member));
        add(next, Group.NOT_HERE, member -> joined(member) && !here(member));
        add(next, Group.INVITED, member -> member.state() == MembershipState.INVITED);
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }

    private void add(List<MemberRow> rows, Group group, Predicate<MemberEntry> which) {
        List<MemberEntry> in = watched.stream().filter(which).sorted(byName).toList();
        if (!in.isEmpty()) {
            rows.add(new MemberRow.Heading(group, in.size()));
            in.forEach(member -> rows.add(new MemberRow.Person(member)));
        }
    }

    private static boolean joined(MemberEntry member) {
        return member.state() == MembershipState.MEMBER;
    }

    private static boolean here(MemberEntry member) {
        return member.person().presence().shown() != Presence.OFFLINE;
    }

    private static Observable[] orderOf(MemberEntry member) {
        return new Observable[] {
            member.person().displayNameProperty(), member.person().presenceProperty()
        };
    }
}
