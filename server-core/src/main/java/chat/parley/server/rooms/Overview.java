package chat.parley.server.rooms;

import chat.parley.model.Draft;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.RoomSummary;
import chat.parley.model.ServerRole;
import java.util.List;
import java.util.Map;

/// All that one person sees at the start of a connection, in one snapshot.
///
/// @param me the person, with the presence they chose
/// @param serverRole what they may do on the server as a whole
/// @param head number of the person's last personal change in the snapshot
/// @param rooms the rooms they are in or invited to
/// @param people those the summaries speak of
/// @param preferences their settings
/// @param blocked whom they have blocked
/// @param drafts what they have typed and not sent
public record Overview(
        Person me,
        ServerRole serverRole,
        long head,
        List<RoomView> rooms,
        List<Person> people,
        Map<String, String> preferences,
        List<PersonId> blocked,
        List<Draft> drafts) {

    /// The rooms as they are shown.
    public List<RoomSummary> summaries() {
        return rooms.stream().map(RoomView::summary).toList();
    }
}
