package chat.parley.desktop.session;

import chat.parley.desktop.store.CacheChange;
import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.PersonId;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.MemberChanged;
import chat.parley.protocol.MemberRemoved;
import chat.parley.protocol.MessageDeleted;
import chat.parley.protocol.MessageEdited;
import chat.parley.protocol.MessagePosted;
import chat.parley.protocol.MessageRestored;
import chat.parley.protocol.PinChanged;
import chat.parley.protocol.ReactionsChanged;
import chat.parley.protocol.RoomChanged;
import chat.parley.protocol.RoomDeleted;
import chat.parley.protocol.RoomEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a numbered change of one room does to what the screens show, and to the rows kept here.
/// Belongs to the FX thread.
final class RoomChanges {
    private final ChatSession session;
    private final RoomEntry room;
    private final MessageChanges messages;

    RoomChanges(ChatSession session, RoomEntry room) {
        this.session = session;
        this.room = room;
        messages = new MessageChanges(session, room);
    }

    MessageChanges messages() {
        return messages;
    }

    /// Shows an event and says what it does to the rows kept here.
    List<CacheChange> apply(RoomEvent event) {
        return switch (event) {
            case MessagePosted posted -> messages.posted(posted.message());
            case MessageEdited edited -> messages.changed(edited.message());
            case MessageDeleted deleted -> messages.changed(deleted.message());
            case MessageRestored restored -> messages.changed(restored.message());
            case PinChanged pin -> messages.pinned(pin);
            case ReactionsChanged reactions -> messages.reacted(reactions);
            case MemberChanged changed -> member(changed);
            case MemberRemoved removed -> removed(removed);
            case RoomChanged changed -> settings(changed);
            // The room goes with the roomRemoved that follows.
            case RoomDeleted _ -> List.of();
        };
    }

    /// A line between messages, which is shown and kept.
    CacheChange happened(RoomLine line) {
        session.timeline(room).apply(line);
        return new CacheChange.Happened(line);
    }

    /// Somebody's place, as it is now.
    void place(Member member) {
        session.rooms().members().changed(room.id(), member);
        if (member.person().equals(session.account().person())) {
            room.myPlace(member.role(), member.state());
        } else {
            peer(member.person(), member.state() == MembershipState.MEMBER);
        }
    }

    /// A conversation without a name is called by the people in it.
    private void peer(PersonId id, boolean there) {
        if (room.kind().conversation()) {
            PersonEntry person = session.people().person(id);
            if (there) {
                room.title().joined(person);
            } else {
                room.title().left(person);
            }
        }
    }

    /// The number of members after somebody came or went. Where nobody knows who they are it is
    /// asked for, unless somebody plainly joined.
    private void count(boolean joined) {
        Members members = session.rooms().members();
        if (members.counts(room.id())) {
            return;
        }
        if (joined) {
            room.memberCount(room.memberCountProperty().get() + 1);
        } else {
            members.count(room.id());
        }
    }

    /// What was missed says who is in the room now, and of a room's settings what they are; how
    /// many members there are it does not say.
    ///
    /// @param counted whether the number of members is known by something later
    void missed(ChangesPage page, boolean counted) {
        page.members().forEach(this::place);
        if (!counted && !page.members().isEmpty()) {
            count(false);
        }
        if (page.settings() != null) {
            room.settings(page.settings());
        }
    }

    private List<CacheChange> member(MemberChanged event) {
        Member member = event.member();
        RoomRole before = session.rooms().members().role(room.id(), member.person());
        place(member);
        boolean joined =
                member.state() == MembershipState.MEMBER
                        && member.joinedAt() != null
                        && !member.joinedAt().isBefore(event.at());
        boolean stays = member.state() == MembershipState.MEMBER && !joined;
        if (!stays && member.state() != MembershipState.INVITED) {
            count(joined);
        }
        RoomLine.Change change =
                switch (member.state()) {
                    case INVITED -> RoomLine.Change.INVITED;
                    case MEMBER -> joined ? RoomLine.Change.JOINED : changed(member, before, event);
                    case LEFT, REMOVED, BANNED -> null;
                };
        return line(event, member.person(), change, member.role().word());
    }

    /// What became of a member's place: another role, or silence. That silence ended is told to
    /// nobody.
    private static RoomLine.@Nullable Change changed(
            Member member, @Nullable RoomRole before, MemberChanged event) {
        boolean muted = member.mutedUntil() != null && member.mutedUntil().isAfter(event.at());
        boolean other =
                before == null
                        ? !muted && member.role() != RoomRole.MEMBER
                        : member.role() != before;
        if (other) {
            return RoomLine.Change.ROLE;
        }
        return muted ? RoomLine.Change.MUTED : null;
    }

    private List<CacheChange> removed(MemberRemoved event) {
        session.rooms().members().gone(room.id(), event.person());
        peer(event.person(), false);
        count(false);
        RoomLine.Change change =
                switch (event.how()) {
                    case LEFT -> RoomLine.Change.LEFT;
                    case REMOVED -> RoomLine.Change.REMOVED;
                    case BANNED -> RoomLine.Change.BANNED;
                };
        return line(event, event.person(), change, event.reason());
    }

    private List<CacheChange> settings(RoomChanged event) {
        RoomLine.Change change = SettingsLine.change(room, event.settings());
        String detail = change == null ? null : SettingsLine.detail(change, event.settings());
        room.settings(event.settings());
        return line(event, null, change, detail);
    }

    private List<CacheChange> line(
            RoomEvent event,
            @Nullable PersonId subject,
            RoomLine.@Nullable Change change,
            @Nullable String detail) {
        return change == null
                ? List.of()
                : List.of(
                        happened(
                                new RoomLine(
                                        room.id(),
                                        event.seq(),
                                        event.at(),
                                        event.by(),
                                        subject,
                                        change,
                                        detail)));
    }
}
