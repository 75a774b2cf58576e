package chat.parley.model;

import java.util.List;

/// An emoji under a message: how many gave it, and up to twenty of them.
public record Reaction(String emoji, int count, List<PersonId> people) {
    /// How many people are named at most.
    public static final int MAX_PEOPLE = 20;

    public Reaction {
        people = List.copyOf(people);
    }
}
