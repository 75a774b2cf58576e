package chat.parley.desktop.session;

import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.Server;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.React;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Gives and takes back own reactions: shown at once, undone if the server refuses. Belongs to the
/// FX thread.
final class Reactions {
    private final Server server;
    private final PersonId me;

    Reactions(Server server, PersonId me) {
        this.server = server;
        this.me = me;
    }

    void react(
            Timeline timeline,
            MessageId message,
            String emoji,
            boolean on,
            Consumer<Outcome<Boolean>> then) {
        OperationId op = new OperationId(UUID.randomUUID());
        timeline.change(message, shown -> with(shown, emoji, on));
        server.ask(
                i -> new React(i, op, timeline.room().id(), message, emoji, on),
                ChangeMade.class,
                outcome -> {
                    if (!(outcome instanceof Outcome.Done<ChangeMade>)) {
                        timeline.change(message, shown -> with(shown, emoji, !on));
                    }
                    then.accept(outcome.map(made -> !made.unchanged()));
                });
    }

    /// The message as if this person's reaction was there or not; set semantics, order by first
    /// use.
    Message with(Message message, String emoji, boolean on) {
        List<Reaction> next = new ArrayList<>();
        boolean found = false;
        for (Reaction reaction : message.reactions()) {
            if (!reaction.emoji().equals(emoji)) {
                next.add(reaction);
            } else {
                found = true;
                Reaction changed = with(reaction, on);
                if (changed.count() > 0) {
                    next.add(changed);
                }
            }
        }
        if (!found && on) {
            next.add(new Reaction(emoji, 1, List.of(me)));
        }
        return message.withReactions(next, message.changedSeq());
    }

    private Reaction with(Reaction reaction, boolean on) {
        if (reaction.people().contains(me) == on) {
            return reaction;
        }
        List<PersonId> people = new ArrayList<>(reaction.people());
        if (on) {
            people.add(me);
        } else {
            people.remove(me);
        }
        return new Reaction(reaction.emoji(), reaction.count() + (on ? 1 : -1), people);
    }
}
