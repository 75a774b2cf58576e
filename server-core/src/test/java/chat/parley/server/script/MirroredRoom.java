package chat.parley.server.script;

import chat.parley.model.Member;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.ReplyReference;
import chat.parley.model.RoomId;
import chat.parley.model.RoomSettings;
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
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a client knows of one room by the rules of the protocol: events in the order of their
/// numbers, or changes, applied to what it has. Owned by the test's thread.
public final class MirroredRoom {

    private final RoomId room;
    private final Map<String, Message> messages = new TreeMap<>();
    private final Map<String, Place> places = new TreeMap<>();
    private @Nullable RoomSettings settings;
    private long last;

    /// A room of which nothing is known above a number.
    public MirroredRoom(RoomId room, long last) {
        this.room = room;
        this.last = last;
    }

    /// What is compared of a member: how far somebody has read is fleeting.
    public record Place(
            String role, String state, @Nullable Instant joinedAt, @Nullable Instant mutedUntil) {

        static Place of(Member member) {
            return new Place(
                    member.role().word(),
                    member.state().word(),
                    member.joinedAt(),
                    member.mutedUntil());
        }
    }

    /// All that can be compared.
    public record Picture(
            Map<String, Message> messages,
            Map<String, Place> places,
            @Nullable RoomSettings settings) {}

    /// The number up to which it is applied.
    public long last() {
        return last;
    }

    /// The same once more, to go on apart.
    public MirroredRoom copy() {
        MirroredRoom copy = new MirroredRoom(room, last);
        copy.messages.putAll(messages);
        copy.places.putAll(places);
        copy.settings = settings;
        return copy;
    }

    /// What it shows.
    public Picture picture() {
        return new Picture(Map.copyOf(messages), Map.copyOf(places), settings);
    }

    /// Puts in the settings that a snapshot has.
    public void put(RoomSettings present) {
        settings = present;
    }

    /// Puts in a member in their present state; who is out is forgotten.
    public void put(Member member) {
        boolean there =
                member.state() == MembershipState.MEMBER
                        || member.state() == MembershipState.INVITED;
        if (there) {
            places.put(member.person().toString(), Place.of(member));
        } else {
            places.remove(member.person().toString());
        }
    }

    /// Puts in a message in its present state, and its words into the answers to it.
    public void put(Message come) {
        Message message = come.withOp(null);
        Message known = messages.get(message.id().toString());
        if (known == null || known.changedSeq() <= message.changedSeq()) {
            messages.put(message.id().toString(), message);
            messages.replaceAll((_, other) -> requoted(other, message));
        }
    }

    private static Message requoted(Message answer, Message original) {
        ReplyReference reply = answer.replyTo();
        return reply == null || !reply.message().equals(original.id())
                ? answer
                : answer.withReplyTo(reply.withText(original.text()));
    }

    /// Applies a page of changes.
    public void apply(ChangesPage page) {
        page.messages().forEach(this::put);
        page.members().forEach(this::put);
        if (page.settings() != null) {
            settings = page.settings();
        }
        last = Math.max(last, page.upTo());
    }

    /// Applies an event of the room: what was applied is dropped.
    ///
    /// @throws AssertionError if a number is missing
    public void apply(RoomEvent event) {
        if (!event.room().equals(room) || event.seq() <= last) {
            return;
        }
        if (event.seq() != last + 1) {
            throw new AssertionError("after " + last + " came " + event);
        }
        last = event.seq();
        switch (event) {
            case MessagePosted posted -> posted(posted);
            case MessageEdited edited -> put(edited.message());
            case MessageDeleted deleted -> put(deleted.message());
            case MessageRestored restored -> put(restored.message());
            case ReactionsChanged reactions ->
                    change(
                            reactions.message(),
                            event.seq(),
                            (message, seq) -> message.withReactions(reactions.reactions(), seq));
            case PinChanged pin ->
                    change(
                            pin.message(),
                            event.seq(),
                            (message, seq) -> message.withPinned(pin.pinned(), seq));
            case MemberChanged changed -> put(changed.member());
            case MemberRemoved removed -> removed(removed.person());
            case RoomChanged changed -> settings = changed.settings();
            case RoomDeleted _ -> messages.clear();
        }
    }

    private void posted(MessagePosted posted) {
        put(posted.message());
        MessageId root = posted.message().thread();
        if (root != null) {
            // A root that is hidden from this client is never known here.
            messages.computeIfPresent(
                    root.toString(),
                    (_, known) ->
                            known.changedSeq() < posted.seq()
                                    ? known.withReply(posted.message().at(), posted.seq())
                                    : known);
        }
    }

    private void removed(PersonId person) {
        places.remove(person.toString());
    }

    private interface Change {
        Message of(Message message, long seq);
    }

    private void change(MessageId id, long seq, Change change) {
        messages.computeIfPresent(
                id.toString(),
                (_, message) -> change.of(message, Math.max(seq, message.changedSeq())));
    }
}
