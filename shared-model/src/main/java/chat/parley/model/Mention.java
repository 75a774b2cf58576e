package chat.parley.model;

/// Who is called by a message: one person, or a group of people by a word. Any thread; immutable.
public sealed interface Mention {
    /// The form on the wire: the id of a person, or a word.
    String wire();

    /// One person.
    record OfPerson(PersonId person) implements Mention {
        @Override
        public String wire() {
            return person.toString();
        }
    }

    /// Many at once.
    enum OfGroup implements Mention, Worded {
        /// Everybody in the room.
        ROOM("room"),
        /// Everybody in the room who is there now.
        HERE("here");

        private final String word;

        OfGroup(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public String wire() {
            return word;
        }
    }

    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException if it is neither an id nor a known word
    static Mention of(String wire) {
        for (OfGroup group : OfGroup.values()) {
            if (group.word().equals(wire)) {
                return group;
            }
        }
        return new OfPerson(PersonId.of(wire));
    }
}
