package chat.parley.desktop.session;

import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Message;
import chat.parley.model.RoomId;
import java.util.List;
import java.util.function.Consumer;

/// Where a timeline gets its pages. Called on the FX thread, answers there, exactly once, maybe at
/// once.
interface Pages {
    void newest(RoomId room, Consumer<Page> then);

    void before(RoomId room, long seq, Consumer<Page> then);

    void after(RoomId room, long seq, Consumer<Page> then);

    /// Messages on both sides of a number, itself included.
    void around(RoomId room, long seq, Consumer<Page> then);

    /// Messages in ascending order without a hole between them, and the lines that lie there.
    ///
    /// @param failed nothing could be had: not stored here, and the server does not answer
    record Page(
            List<Message> messages,
            List<RoomLine> lines,
            boolean moreBefore,
            boolean moreAfter,
            boolean failed) {
        static final Page FAILED = new Page(List.of(), List.of(), false, false, true);
    }
}
