package chat.parley.desktop.session;

import chat.parley.desktop.store.CacheChange;
import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomSettings;
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
            case MemberChanged changed -> {
                member(changed);
                yield List.of();
            }
            case MemberRemoved removed -> {
                removed(removed);
                yield List.of();
            }
            case RoomChanged changed -> {
                settings(changed);
                yield List.of();
            }
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

    private void member(MemberChanged event) {
        Member member = event.member();
        session.rooms().members().changed(room.id(), member);
        if (member.person().equals(session.account().person())) {
            room.myPlace(member.role(), member.state());
        }
        boolean joined =
                member.state() == MembershipState.MEMBER
                        && member.joinedAt() != null
                        && !member.joinedAt().isBefore(event.at());
        TimelineRow.@Nullable Change change =
                switch (member.state()) {
                    case INVITED -> TimelineRow.Change.INVITED;
                    case MEMBER -> joined ? TimelineRow.Change.JOINED : TimelineRow.Change.ROLE;
                    case LEFT, REMOVED, BANNED -> null;
                };
        if (joined) {
            room.memberCount(room.memberCountProperty().get() + 1);
        }
        if (change != null) {
            line(event, member.person(), change, member.role().word());
        }
    }

    private void removed(MemberRemoved event) {
        session.rooms().members().gone(room.id(), event.person());
        room.memberCount(Math.max(0, room.memberCountProperty().get() - 1));
        TimelineRow.Change change =
                switch (event.how()) {
                    case LEFT -> TimelineRow.Change.LEFT;
                    case REMOVED -> TimelineRow.Change.REMOVED;
                    case BANNED -> TimelineRow.Change.BANNED;
                };
        line(event, event.person(), change, event.reason());
    }

    private void settings(RoomChanged event) {
        RoomSettings settings = event.settings();
        String name = settings.name();
        String topic = settings.topic() == null ? "" : settings.topic();
        boolean renamed = name != null && !name.equals(room.name());
        boolean moved = !topic.equals(room.topicProperty().get());
        boolean archived = settings.archived() != room.archivedProperty().get();
        room.settings(settings);
        if (renamed) {
            line(event, null, TimelineRow.Change.RENAMED, name);
        } else if (moved) {
            line(event, null, TimelineRow.Change.TOPIC, topic);
        } else if (archived) {
            line(
                    event,
                    null,
                    settings.archived() ? TimelineRow.Change.ARCHIVED : TimelineRow.Change.REOPENED,
                    null);
        }
    }

    private void line(
            RoomEvent event,
            @Nullable PersonId subject,
            TimelineRow.Change change,
            @Nullable String detail) {
        session.timeline(room)
                .apply(
                        new TimelineRow.Changed(
                                room.id() + "/" + event.seq(),
                                event.seq(),
                                event.at(),
                                event.by(),
                                subject,
                                change,
                                detail));
    }
}
