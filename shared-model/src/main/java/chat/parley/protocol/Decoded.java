package chat.parley.protocol;

/// What became of a frame from a client: a frame to act on, or the answer to one that can't be
/// read.
public sealed interface Decoded {
    /// A well-formed frame.
    record Frame(ClientFrame frame) implements Decoded {}

    /// A frame to which this is the answer. One with `BAD_JSON` counts as a bad frame.
    record Faulty(Refused answer) implements Decoded {}
}
