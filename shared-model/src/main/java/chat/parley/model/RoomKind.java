package chat.parley.model;

/// What sort of room it is; never changes after creation.
public enum RoomKind implements Worded {
    /// Listed for everybody; everybody may join.
    PUBLIC("public"),
    /// Seen by its members and by those who are invited.
    PRIVATE("private"),
    /// Exactly two people; can't be left.
    DIRECT("direct"),
    /// Three to fifty people, without roles.
    GROUP("group"),
    /// Listed for everybody; admins and above send, members react and reply in threads.
    CHANNEL("channel");

    private final String word;

    RoomKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /// The constant with this wire word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static RoomKind of(String word) {
        return Worded.of(RoomKind.class, word);
    }

    /// Whether everybody signed in sees the room in the list and may join it.
    public boolean listed() {
        return this == PUBLIC || this == CHANNEL;
    }

    /// Whether the room is made by [#DIRECT] or [#GROUP] conversation, with no name needed.
    public boolean conversation() {
        return this == DIRECT || this == GROUP;
    }
}
