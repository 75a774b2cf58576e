package chat.parley.server.transport;

import chat.parley.server.gateway.Audience;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event of a room as frames that all members share: one for nearly all, and others for those
/// from whom something of it is hidden. Counts references like a frame; may pass between threads.
final class SharedEvent {

    private static final @Nullable ByteBuf[] NONE = {};
    private static final long[] NOWHERE = {};

    private final long seq;
    private final ByteBuf whole;
    private final long[] from;
    private final @Nullable ByteBuf[] veiled;

    private SharedEvent(long seq, ByteBuf whole, long[] from, @Nullable ByteBuf[] veiled) {
        this.seq = seq;
        this.whole = whole;
        this.from = from;
        this.veiled = veiled;
    }

    /// Makes the frames; the caller owns them.
    static SharedEvent of(ByteBufAllocator allocator, Audience.Told told) {
        ByteBuf whole = Frames.text(allocator, told.json());
        List<Audience.Veil> veils = told.veils();
        if (veils.isEmpty()) {
            return new SharedEvent(told.seq(), whole, NOWHERE, NONE);
        }
        long[] from = new long[veils.size()];
        @Nullable ByteBuf[] veiled = new ByteBuf[veils.size()];
        for (int i = 0; i < veiled.length; i++) {
            from[i] = veils.get(i).from();
            byte[] json = veils.get(i).json();
            veiled[i] = json == null ? null : Frames.text(allocator, json);
        }
        return new SharedEvent(told.seq(), whole, from, veiled);
    }

    /// All of them.
    static SharedEvent[] of(ByteBufAllocator allocator, List<Audience.Told> told) {
        SharedEvent[] events = new SharedEvent[told.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = of(allocator, told.get(i));
        }
        return events;
    }

    /// Its number in the room.
    long seq() {
        return seq;
    }

    /// The frame for a member; absent if none was made for such a one.
    ///
    /// @param hiddenTo the member may read nothing at or below this number
    @Nullable ByteBuf frame(long hiddenTo) {
        int form = from.length;
        while (form > 0 && hiddenTo < from[form - 1]) {
            form--;
        }
        return form == 0 ? whole : veiled[form - 1];
    }

    void retain() {
        whole.retain();
        for (ByteBuf frame : veiled) {
            if (frame != null) {
                frame.retain();
            }
        }
    }

    void release() {
        whole.release();
        for (ByteBuf frame : veiled) {
            if (frame != null) {
                frame.release();
            }
        }
    }
}
