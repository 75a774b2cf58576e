package chat.parley.model;

/// An enum whose constants have a fixed word on the wire.
public interface Worded {
    /// The word on the wire; never changes once published.
    String word();

    /// The constant of `type` with this word.
    ///
    /// @throws IllegalArgumentException if none has it
    static <E extends Enum<E> & Worded> E of(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no word " + word);
    }
}
