package chat.parley.desktop.session;

import chat.parley.desktop.store.CacheChange;
import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomRole;
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

    RoomChanges(ChatSession session, RoomEntry room) {
        this.session = session;
        this.room = room;
    }

    /// Shows an event and says what it does to the rows kept here.
    List<CacheChange> apply(RoomEvent event) {
        return switch (event) {
            case MessagePosted posted -> posted(posted.message());
            case MessageEdited edited -> changed(edited.message());
            case MessageDeleted deleted -> changed(deleted.message());
            case MessageRestored restored -> changed(restored.message());
            case PinChanged pin -> pin(pin);
            case ReactionsChanged reactions -> reactions(reactions);
            case MemberChanged changed -> member(changed);
            case MemberRemoved removed -> removed(removed);
            case RoomChanged changed -> settings(changed);
            // The room goes with the roomRemoved that follows.
            case RoomDeleted _ -> List.of();
        };
    }

    /// Shows a message in its present state, which may be new or only changed.
    ///
    /// @param isNew whether nothing was known of it before
    void present(Message message, boolean isNew) {
        OperationId op = message.op();
        boolean mine = message.author().equals(session.account().person());
        if (message.thread() == null) {
            session.timeline(room).apply(message);
            latest(message);
        }
        if (mine && op != null) {
            session.outbox().settle(op);
        }
        if (isNew) {
            session.typing().seen(room, session.people().person(message.author()), false);
            if (!mine && message.thread() == null && message.deleted() == null) {
                room.unreadCount().posted(message.seq(), namesMe(message));
            }
        }
        if (message.deleted() != null) {
            room.unreadCount().deleted(message.seq());
        }
        room.showUnread();
    }

    private List<CacheChange> posted(Message message) {
        present(message, true);
        MessageId root = message.thread();
        if (root == null) {
            return List.of(new CacheChange.Put(message));
        }
        session.timeline(room)
                .change(
                        root,
                        shown ->
                                shown.changedSeq() < message.seq()
                                        ? shown.withReply(message.at(), message.seq())
                                        : shown);
        return List.of(
                new CacheChange.Put(message),
                new CacheChange.Replied(root, message.at(), message.seq()));
    }

    /// A message in its present state, and replies to it with its present words.
    private List<CacheChange> changed(Message message) {
        present(message, false);
        session.timeline(room).requote(message);
        return List.of(new CacheChange.Changed(message));
    }

    private List<CacheChange> pin(PinChanged event) {
        session.timeline(room)
                .change(event.message(), shown -> shown.withPinned(event.pinned(), event.seq()));
        return List.of(new CacheChange.Pinned(event.message(), event.pinned(), event.seq()));
    }

    private void latest(Message message) {
        Message last = room.lastMessageProperty().get();
        if (last == null || last.seq() <= message.seq()) {
            room.lastMessage(message);
        }
    }

    private boolean namesMe(Message message) {
        PersonId me = session.account().person();
        return message.mentions().stream()
                .anyMatch(mention ->
                        switch (mention) {
                            case Mention.OfPerson(PersonId person) -> person.equals(me);
                            case Mention.OfGroup group -> true;
                        });
    }

    private List<CacheChange> reactions(ReactionsChanged event) {
        session.timeline(room)
                .change(
                        event.message(),
                        shown -> shown.withReactions(event.reactions(), event.seq()));
        return List.of(new CacheChange.Reactions(event.message(), event.reactions(), event.seq()));
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
        if (joined) {
            room.memberCount(room.memberCountProperty().get() + 1);
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
        room.memberCount(Math.max(0, room.memberCountProperty().get() - 1));
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
