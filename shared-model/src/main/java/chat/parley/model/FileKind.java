package chat.parley.model;

/// As what a file is listed, by its content.
public enum FileKind implements Worded {
    IMAGE("image"),
    VIDEO("video"),
    /// Sound that is no voice message.
    AUDIO("audio"),
    /// Sound with a waveform, recorded to be heard in the conversation.
    VOICE("voice"),
    FILE("file");

    private final String word;

    FileKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static FileKind of(String word) {
        return Worded.of(FileKind.class, word);
    }
}
