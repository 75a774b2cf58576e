package chat.parley.packaging.demo;

import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.Timeline;
import chat.parley.desktop.session.TimelineRow;
import chat.parley.model.Message;
import java.util.ArrayList;
import java.util.List;

/// Writes down what a window shows of a room. On the FX thread.
///
/// @param name whose window it is
record Transcript(ChatSession session, String name) {

    /// From the first message to the last, also those that are not sent yet.
    List<Line> of(Timeline timeline) {
        List<Line> lines = new ArrayList<>();
        for (TimelineRow row : timeline.rows()) {
            switch (row) {
                case TimelineRow.Posted posted -> lines.add(line(posted.message()));
                case TimelineRow.Pending pending -> lines.add(Line.of(name, pending.text()));
                case TimelineRow.Changed _ -> {
                    // Who came and went is not what somebody typed.
                }
            }
        }
        return lines;
    }

    private Line line(Message message) {
        return new Line(
                session.people().person(message.author()).displayName(),
                message.text(),
                message.reactions().stream()
                        .map(reaction -> reaction.emoji() + " x " + reaction.count())
                        .toList());
    }
}
