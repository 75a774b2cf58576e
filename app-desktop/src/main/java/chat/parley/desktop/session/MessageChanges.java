package chat.parley.desktop.session;

import chat.parley.desktop.store.CacheChange;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.ReplyReference;
import chat.parley.protocol.PinChanged;
import chat.parley.protocol.ReactionsChanged;
import java.util.List;
import java.util.function.UnaryOperator;

/// What happens to the messages of one room: on the screens, in the unread counts, and to the rows
/// kept here. Belongs to the FX thread.
///
/// A message that is shown carries the number of its last change; what has a smaller one is in it
/// already.
final class MessageChanges {
    private final ChatSession session;
    private final RoomEntry room;

    MessageChanges(ChatSession session, RoomEntry room) {
        this.session = session;
        this.room = room;
    }

    /// A message that was not known before, in its present state.
    List<CacheChange> posted(Message message) {
        appear(message);
        MessageId root = message.thread();
        if (root == null) {
            return List.of(new CacheChange.Put(message));
        }
        since(message.seq(), root, shown -> shown.withReply(message.at(), message.seq()));
        return List.of(
                new CacheChange.Put(message),
                new CacheChange.Replied(root, message.at(), message.seq()));
    }

    /// A message that was posted while there was no connection. The root of its thread is told of
    /// by itself.
    List<CacheChange> missed(Message message) {
        appear(message);
        return List.of(new CacheChange.Put(message));
    }

    private void appear(Message message) {
        OperationId op = message.op();
        if (message.thread() == null) {
            session.timeline(room).apply(message);
            latest(message);
        }
        if (isMine(message) && op != null) {
            session.outbox().settle(op);
        }
        session.typing().seen(room, session.people().person(message.author()), false);
        count(message);
        session.reading().recount().posted(room);
    }

    private void count(Message message) {
        if (isMine(message) || message.deleted() != null) {
            return;
        }
        if (message.thread() == null) {
            room.unreadCount().posted(message.seq(), namesMe(message));
        } else if (namesMe(message)) {
            room.unreadCount().calledInThread(message.seq());
        }
        room.showUnread();
    }

    /// A known message in its present state, and the answers to it with its present words. One that
    /// is not shown does not appear: it may be one that this person may not read.
    List<CacheChange> changed(Message message) {
        change(message.id(), shown -> message.changedSeq() >= shown.changedSeq() ? message : shown);
        requote(message);
        if (message.seq() > room.readSeq() && !isMine(message)) {
            if (message.deleted() != null) {
                room.unreadCount().deleted(message.seq());
                room.showUnread();
            }
            session.reading().recount().wanted(room);
        }
        return List.of(new CacheChange.Changed(message), new CacheChange.Requoted(message));
    }

    List<CacheChange> pinned(PinChanged event) {
        since(event.seq(), event.message(), shown -> shown.withPinned(event.pinned(), event.seq()));
        return List.of(new CacheChange.Pinned(event.message(), event.pinned(), event.seq()));
    }

    List<CacheChange> reacted(ReactionsChanged event) {
        since(
                event.seq(),
                event.message(),
                shown -> shown.withReactions(event.reactions(), event.seq()));
        return List.of(new CacheChange.Reactions(event.message(), event.reactions(), event.seq()));
    }

    /// Changes a message where it is shown, unless it is of after this change already.
    private void since(long seq, MessageId id, UnaryOperator<Message> change) {
        change(id, shown -> shown.changedSeq() < seq ? change.apply(shown) : shown);
    }

    private void change(MessageId id, UnaryOperator<Message> change) {
        session.timeline(room).change(id, change);
        room.changeLast(id, change);
    }

    private void requote(Message original) {
        session.timeline(room).requote(original);
        Message last = room.lastMessageProperty().get();
        ReplyReference quoted = last == null ? null : last.replyTo();
        if (last != null && quoted != null && quoted.message().equals(original.id())) {
            room.changeLast(
                    last.id(), answer -> answer.withReplyTo(quoted.withText(original.text())));
        }
    }

    private void latest(Message message) {
        Message last = room.lastMessageProperty().get();
        if (last == null || last.seq() <= message.seq()) {
            room.lastMessage(message);
        }
    }

    private boolean isMine(Message message) {
        return message.author().equals(session.account().person());
    }

    private boolean namesMe(Message message) {
        PersonId me = session.account().person();
        return !session.people().isBlocked(message.author())
                && message.mentions().stream()
                        .anyMatch(mention ->
                                switch (mention) {
                                    case Mention.OfPerson(PersonId person) -> person.equals(me);
                                    case Mention.OfGroup group -> true;
                                });
    }
}
