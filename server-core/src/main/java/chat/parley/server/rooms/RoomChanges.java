package chat.parley.server.rooms;

import chat.parley.model.AuditAction;
import chat.parley.model.FileId;
import chat.parley.model.HistoryAccess;
import chat.parley.model.Refusal;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSettings;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.RoomEntered;
import chat.parley.server.accounts.Avatars;
import chat.parley.server.accounts.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Changes what a room is, and its end. Called inside a write that has locked the room.
final class RoomChanges {

    private RoomChanges() {}

    /// Changes the settings.
    static Written<ChangeMade> change(RoomWrite write, ChangeRoom command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            return new Written<>(ChangeMade.again(earlier.get().seq()), List.of());
        }
        Standing actor = Standing.of(write.handle(), command.room(), write.by());
        requireMayChange(actor, command);
        if (command.avatar() != null) {
            Avatars.requireOwn(write.handle(), write.by(), command.avatar());
        }
        RoomSettings before = actor.seat().room().settings();
        RoomSettings after = changed(before, command);
        Long seq = null;
        if (!after.equals(before)) {
            boolean reopens = before.archived() && !after.archived();
            if (!reopens) {
                actor.seat().requireOpen();
            }
            audit(write, command, before, after);
            seq = write.set(command.room(), after);
        }
        write.remember(command.room(), seq);
        return new Written<>(seq == null ? ChangeMade.none() : ChangeMade.at(seq), write.bells());
    }

    /// Deletes the room.
    static Written<RoomEntered> delete(RoomWrite write, DeleteRoom command) {
        Optional<Operations.Earlier> earlier = Operations.find(write.handle(), write.by(), command);
        if (earlier.isPresent()) {
            return new Written<>(
                    new RoomEntered(null, earlier.get().seq(), false, true), List.of());
        }
        Standing.of(write.handle(), command.room(), write.by()).requireOwn(RoomRole.OWNER);
        write.audit(AuditAction.ROOM_DELETED, command.room(), null, null);
        long seq = write.delete(command.room());
        write.remember(command.room(), seq);
        return new Written<>(new RoomEntered(null, seq, false, false), write.bells());
    }

    /// Renaming a group is no act of a role.
    private static void audit(
            RoomWrite write, ChangeRoom command, RoomSettings before, RoomSettings after) {
        if (before.kind().conversation()) {
            return;
        }
        if (before.archived() != after.archived()) {
            write.audit(
                    after.archived() ? AuditAction.ROOM_ARCHIVED : AuditAction.ROOM_REOPENED,
                    command.room(),
                    null,
                    null);
        }
        List<String> names = new ArrayList<>();
        note(names, "name", before.name(), after.name());
        note(names, "topic", before.topic(), after.topic());
        note(names, "avatar", before.avatar(), after.avatar());
        note(names, "slowModeSeconds", before.slowModeSeconds(), after.slowModeSeconds());
        note(names, "historyForNew", before.historyForNew(), after.historyForNew());
        if (!names.isEmpty()) {
            write.audit(AuditAction.ROOM_CHANGED, command.room(), null, String.join(" ", names));
        }
    }

    private static void note(
            List<String> names, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            names.add(name);
        }
    }

    private static void requireMayChange(Standing actor, ChangeRoom command) {
        switch (actor.seat().room().kind()) {
            case DIRECT -> throw Refusal.forbidden();
            case GROUP -> {
                if (!onlyRenames(command)) {
                    throw Refusal.forbidden();
                }
            }
            case PUBLIC, PRIVATE, CHANNEL -> {
                actor.require(RoomRole.ADMIN);
                if (command.archived() != null) {
                    actor.requireOwn(RoomRole.OWNER);
                }
            }
        }
    }

    private static boolean onlyRenames(ChangeRoom command) {
        return command.topic() == null
                && command.avatar() == null
                && command.slowModeSeconds() == null
                && command.archived() == null
                && command.historyForNew() == null;
    }

    private static RoomSettings changed(RoomSettings before, ChangeRoom command) {
        String name = command.name();
        String topic = command.topic();
        FileId avatar = command.avatar();
        Integer slow = command.slowModeSeconds();
        Boolean archived = command.archived();
        HistoryAccess history = command.historyForNew();
        return new RoomSettings(
                before.kind(),
                name == null ? before.name() : name,
                topic == null ? before.topic() : emptyIsNone(topic),
                avatar == null ? before.avatar() : avatar,
                archived == null ? before.archived() : archived,
                slow == null ? before.slowModeSeconds() : zeroIsNone(slow),
                history == null ? before.historyForNew() : history);
    }

    private static @Nullable String emptyIsNone(String topic) {
        return topic.isEmpty() ? null : topic;
    }

    private static @Nullable Integer zeroIsNone(int seconds) {
        return seconds == 0 ? null : seconds;
    }
}
