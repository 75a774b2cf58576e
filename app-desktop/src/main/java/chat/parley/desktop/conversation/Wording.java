package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.model.RoomKind;
import java.util.List;
import java.util.stream.Collectors;

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
        if (!said.seenBy().isEmpty()) {
            spoken = sentences(spoken, seenBy(said.seenBy()));
        }
        return switch (said.mark()) {
            case NONE, STORED -> spoken;
            case READ ->
                    said.seenBy().isEmpty() ? sentences(spoken, texts.text("mark.READ")) : spoken;
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

    /// Who has read up to a message.
    String seenBy(List<ConversationItem.Author> readers) {
        String names =
                readers.stream()
                        .map(ConversationItem.Author::name)
                        .collect(Collectors.joining(", "));
        return readers.size() == 1
                ? texts.text("seenBy.one", names)
                : texts.text("seenBy.other", readers.size(), names);
    }

    /// Who is typing; empty for nobody.
    String typing(List<PersonEntry> people) {
        return switch (people.size()) {
            case 0 -> "";
            case 1 -> texts.text("typing.one", people.getFirst().displayName());
            case 2 ->
                    texts.text(
                            "typing.two",
                            people.getFirst().displayName(),
                            people.getLast().displayName());
            default -> texts.text("typing.many", people.size());
        };
    }

    /// How a room is called in running text.
    static String title(RoomEntry room) {
        return room.kind().conversation() ? room.name() : "#" + room.name();
    }

    /// The beginning of a room.
    ConversationItem.Start start(RoomEntry room) {
        return new ConversationItem.Start(
                texts.text(room.kind().conversation() ? "start.direct" : "start.room", title(room)),
                texts.text(room.kind() == RoomKind.DIRECT ? "start.note.direct" : "start.note"));
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
