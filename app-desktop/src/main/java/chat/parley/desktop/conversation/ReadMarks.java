package chat.parley.desktop.conversation;

import chat.parley.desktop.session.TimelineRow;
import chat.parley.model.Message;
import chat.parley.model.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How far the others have read, as marks on the rows that are shown. Pure.
final class ReadMarks {

    /// Nobody tells how far they have read.
    static final ReadMarks NONE = new ReadMarks(Map.of(), false);

    private final Map<PersonId, Long> pointers;
    private final boolean faces;
    private final Map<Long, List<PersonId>> lastRead = new HashMap<>();

    /// @param pointers up to which number each of the others has read
    /// @param faces whether each is shown at the last message they have read
    ReadMarks(Map<PersonId, Long> pointers, boolean faces) {
        this.pointers = Map.copyOf(pointers);
        this.faces = faces;
    }

    /// Finds the rows at which the others are.
    ///
    /// @param toTheEnd whether the newest row is among them; if not, nobody is known to be at the
    ///   last one
    ReadMarks on(List<TimelineRow> rows, boolean toTheEnd) {
        NavigableMap<Long, Message> messages = new TreeMap<>();
        for (TimelineRow row : rows) {
            if (row instanceof TimelineRow.Posted posted) {
                messages.put(posted.message().seq(), posted.message());
            }
        }
        ReadMarks found = new ReadMarks(pointers, faces);
        if (faces) {
            pointers.forEach((person, seq) -> found.place(person, seq, messages, toTheEnd));
        }
        return found;
    }

    private void place(
            PersonId person, long pointer, NavigableMap<Long, Message> messages, boolean toTheEnd) {
        Map.Entry<Long, Message> at = messages.floorEntry(pointer);
        if (at == null || at.getValue().author().equals(person)) {
            return;
        }
        boolean furtherDown = !toTheEnd && at.getKey().equals(messages.lastKey());
        if (!furtherDown) {
            lastRead.computeIfAbsent(at.getKey(), _ -> new ArrayList<>()).add(person);
        }
    }

    /// Whether any of the others has read a number.
    boolean isRead(long seq) {
        return pointers.values().stream().anyMatch(pointer -> pointer >= seq);
    }

    /// Who has read up to a number and no further, in no particular order.
    List<PersonId> at(long seq) {
        return lastRead.getOrDefault(seq, List.of());
    }
}
