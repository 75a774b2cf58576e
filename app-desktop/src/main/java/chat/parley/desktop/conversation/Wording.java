package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Texts;
import java.util.List;

/// What is said about a message in words: to screen readers, in tooltips, and when it was not sent.
/// Immutable.
final class Wording {

    private final Texts texts;

    Wording(Texts texts) {
        this.texts = texts;
    }

    /// The line for screen readers: name, time, text, reactions, and how far an own message is.
    String spoken(ConversationItem.Said said) {
        String text = said.deleted() ? texts.text("deleted") : said.text();
        String spoken = texts.text("row.message", said.author().name(), said.when().time(), text);
        if (!said.reactions().isEmpty()) {
            List<String> given = said.reactions().stream().map(this::spoken).toList();
            spoken = sentences(spoken, texts.text("reactions", String.join(", ", given)));
        }
        return switch (said.mark()) {
            case NONE, STORED, READ -> spoken;
            case QUEUED, SENDING -> sentences(spoken, texts.text("mark." + said.mark()));
            case FAILED -> sentences(spoken, refusal(said));
        };
    }

    private static String sentences(String one, String other) {
        boolean ended = one.endsWith(".") || one.endsWith("?") || one.endsWith("!");
        return one + (ended ? " " : ". ") + other;
    }

    /// A reaction in words.
    String spoken(ConversationItem.Given given) {
        String words = texts.count("reaction", given.reaction().count(), given.reaction().emoji());
        return given.own() ? texts.text("reaction.own", words) : words;
    }

    /// Who gave a reaction: up to three names, and how many more.
    String givers(ConversationItem.Given given) {
        String names = String.join(", ", given.names());
        int more = given.reaction().count() - given.names().size();
        return more == 0
                ? names
                : texts.text(more == 1 ? "givers.one" : "givers.other", names, more);
    }

    /// Why a message was not sent, what is safe.
    String refusal(ConversationItem.Said said) {
        String key = "refused." + (said.refusal() == null ? "other" : said.refusal().name());
        String why =
                texts.bundle().containsKey(key) ? texts.text(key) : texts.text("refused.other");
        return texts.text("failed", why);
    }
}
