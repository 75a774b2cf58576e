package chat.parley.model.search;

import chat.parley.model.Attachment;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.RoomId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Tells which messages a query means, by their present state: the one place that decides it. Any
/// thread.
///
/// It does not ask who may read a message.
public final class Sieve {

    /// What is not in a message itself, for the person who asks.
    public interface Circumstances {

        /// Whether the person goes by this folded name.
        boolean isNamed(PersonId person, String name);

        /// Whether the room goes by this folded name or id.
        boolean isNamed(RoomId room, String name);

        /// Whether the asker saved the message.
        boolean isSaved(MessageId message);

        /// Whether the message was written by another and calls the asker.
        boolean callsAsker(Message message);
    }

    private static final Pattern LINK = Pattern.compile("https?://\\S", Pattern.CASE_INSENSITIVE);

    private final SearchQuery query;
    private final Circumstances circumstances;

    public Sieve(SearchQuery query, Circumstances circumstances) {
        this.query = query;
        this.circumstances = circumstances;
    }

    /// Whether the query means this message. A deleted one is never meant.
    public boolean passes(Message message) {
        return message.deleted() == null && passesFilters(message) && passesTerms(message);
    }

    /// What a message is found by, folded: its text, and the names of its attachments.
    public static List<String> words(Message message) {
        List<String> words = new ArrayList<>();
        words.add(Folded.text(message.text()));
        message.attachments().forEach(file -> words.add(Folded.text(file.name())));
        return words;
    }

    /// Whether a message carries this.
    public static boolean has(Message message, Filter.Content content) {
        return switch (content) {
            case FILE -> !message.attachments().isEmpty();
            case IMAGE ->
                    message.attachments().stream()
                            .anyMatch(file -> file.type().startsWith("image/"));
            case VOICE -> message.attachments().stream().anyMatch(Sieve::isVoice);
            case LINK -> LINK.matcher(message.text()).find();
        };
    }

    private static boolean isVoice(Attachment file) {
        return file.waveform() != null;
    }

    private boolean passesTerms(Message message) {
        if (query.terms().isEmpty()) {
            return true;
        }
        List<String> words = words(message);
        return query.terms().stream()
                .allMatch(term ->
                        term.excluded()
                                != words.stream().anyMatch(word -> word.contains(term.text())));
    }

    private boolean passesFilters(Message message) {
        List<Filter.From> authors = query.filters(Filter.From.class, false);
        List<Filter.In> rooms = query.filters(Filter.In.class, false);
        return (authors.isEmpty() || authors.stream().anyMatch(filter -> is(filter, message)))
                && (rooms.isEmpty() || rooms.stream().anyMatch(filter -> is(filter, message)))
                && query.filters().stream()
                        .filter(filter -> filter.excluded() || !ofPersonOrPlace(filter))
                        .allMatch(filter -> filter.excluded() != is(filter, message));
    }

    private static boolean ofPersonOrPlace(Filter filter) {
        return filter instanceof Filter.From || filter instanceof Filter.In;
    }

    private boolean is(Filter filter, Message message) {
        return switch (filter) {
            case Filter.From(String name, _) -> circumstances.isNamed(message.author(), name);
            case Filter.In(String name, _) -> circumstances.isNamed(message.room(), name);
            case Filter.Has(Filter.Content content, _) -> has(message, content);
            case Filter.When(Filter.Side side, LocalDate day, _) -> lies(side, day, message.at());
            case Filter.Is(Filter.Mark mark, _) ->
                    switch (mark) {
                        case PINNED -> message.pinned();
                        case SAVED -> circumstances.isSaved(message.id());
                        case MENTION -> circumstances.callsAsker(message);
                    };
        };
    }

    private static boolean lies(Filter.Side side, LocalDate day, Instant at) {
        LocalDate own = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return switch (side) {
            case BEFORE -> own.isBefore(day);
            case AFTER -> own.isAfter(day);
            case ON -> own.equals(day);
        };
    }
}
