package chat.parley.desktop.session;

import chat.parley.model.Message;
import chat.parley.model.RoomId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// What a person sees of one room. Read on the thread that owns the session.
@NullUnmarked // rooms are there when they are asked for
record Seen(
        String title,
        int memberCount,
        String place,
        String preferences,
        String settings,
        String unread,
        @Nullable Message last,
        List<Message> messages,
        Map<String, String> members) {

    /// All rooms, in an order of their own.
    static List<Seen> by(ChatSession session) {
        return session.rooms().list().stream()
                .sorted(Comparator.comparing(room -> room.id().toString()))
                .map(room -> of(session, room))
                .toList();
    }

    private static Seen of(ChatSession session, RoomEntry room) {
        Message last = room.lastMessageProperty().get();
        Map<String, String> members = new TreeMap<>();
        session.rooms()
                .members(room)
                .forEach(member ->
                        members.put(
                                member.person().username(), member.role() + " " + member.state()));
        return new Seen(
                room.name() + " " + room.topicProperty().get() + " " + room.kind(),
                room.memberCountProperty().get(),
                room.myRoleProperty().get() + " " + room.myStateProperty().get(),
                room.levelProperty().get() + " " + room.favouriteProperty().get(),
                room.archivedProperty().get() + " " + room.slowModeSeconds(),
                room.readSeq()
                        + ": "
                        + room.unreadProperty().get()
                        + ", "
                        + room.mentionsProperty().get(),
                last == null ? null : last.withOp(null),
                posted(session, room.id()),
                members);
    }

    static List<String> texts(ChatSession session, RoomId room) {
        return posted(session, room).stream().map(Message::text).toList();
    }

    static List<Message> posted(ChatSession session, RoomId room) {
        return session.timeline(session.rooms().room(room)).rows().stream()
                .filter(TimelineRow.Posted.class::isInstance)
                .map(row -> ((TimelineRow.Posted) row).message().withOp(null))
                .toList();
    }
}
