package chat.parley.desktop.session;

import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Member;
import chat.parley.model.Message;
import chat.parley.model.RoomRole;
import chat.parley.protocol.ChangesPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes the lines of a time without a connection out of the present states that `changes` tells.
/// Used once, on the FX thread.
///
/// A present state says neither its number nor who made it. Each line therefore gets one of the
/// numbers of that time that no message has: of somebody who joined the last one before the first
/// message that is younger, of all others the last that is free.
final class MissedLines {
    private final RoomEntry room;
    private final ChangesPage page;
    private final Instant asOf;
    private final TreeSet<Long> free = new TreeSet<>();

    /// @param asOf up to when everything is known already
    MissedLines(RoomEntry room, ChangesPage page, Instant asOf) {
        this.room = room;
        this.page = page;
        this.asOf = asOf;
        for (long seq = page.since() + 1; seq <= page.upTo(); seq++) {
            free.add(seq);
        }
        for (Message message : page.messages()) {
            free.remove(message.seq());
            free.remove(message.changedSeq());
        }
    }

    /// The lines in ascending order. Call it before the page's settings are shown.
    List<RoomLine> lines() {
        List<RoomLine> lines = new ArrayList<>();
        if (page.settings() != null) {
            RoomLine.Change change = SettingsLine.change(room, page.settings());
            if (change != null) {
                add(lines, change, null, SettingsLine.detail(change, page.settings()));
            }
        }
        for (Member member : page.members().reversed()) {
            RoomLine.Change change = change(member);
            if (change != null) {
                add(lines, change, member, member.role().word());
            }
        }
        return lines.reversed();
    }

    private RoomLine.@Nullable Change change(Member member) {
        return switch (member.state()) {
            case INVITED -> RoomLine.Change.INVITED;
            case LEFT -> RoomLine.Change.LEFT;
            case REMOVED -> RoomLine.Change.REMOVED;
            case BANNED -> RoomLine.Change.BANNED;
            case MEMBER -> {
                if (isNew(member)) {
                    yield RoomLine.Change.JOINED;
                }
                if (member.mutedUntil() != null && member.mutedUntil().isAfter(asOf)) {
                    yield RoomLine.Change.MUTED;
                }
                yield member.role().outranks(RoomRole.MEMBER) ? RoomLine.Change.ROLE : null;
            }
        };
    }

    private boolean isNew(Member member) {
        return member.joinedAt() != null && member.joinedAt().isAfter(asOf);
    }

    private void add(
            List<RoomLine> lines,
            RoomLine.Change change,
            @Nullable Member member,
            @Nullable String detail) {
        Instant joined =
                change == RoomLine.Change.JOINED && member != null ? member.joinedAt() : null;
        long most = joined == null ? Long.MAX_VALUE : firstAfter(joined) - 1;
        long last = lines.isEmpty() ? Long.MAX_VALUE : lines.getLast().seq() - 1;
        Long seq = free.floor(Math.min(most, last));
        if (seq != null) {
            lines.add(
                    new RoomLine(
                            room.id(),
                            seq,
                            joined == null ? timeOf(seq) : joined,
                            null,
                            member == null ? null : member.person(),
                            change,
                            detail));
        }
    }

    /// The number of the first message posted after a moment.
    private long firstAfter(Instant moment) {
        return page.messages().stream()
                .filter(message -> message.at().isAfter(moment))
                .mapToLong(Message::seq)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// When a number was given, at the earliest.
    private Instant timeOf(long seq) {
        return page.messages().stream()
                .filter(message -> message.seq() < seq)
                .map(Message::at)
                .max(Instant::compareTo)
                .orElse(asOf);
    }
}
