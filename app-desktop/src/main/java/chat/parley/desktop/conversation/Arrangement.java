package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.desktop.session.TimelineRow;
import chat.parley.desktop.store.RoomLine;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns the rows of a timeline into what is drawn: days, the unread divider, and who is grouped
/// with whom.
///
/// Pure: the same rows give the same items. Made anew for each arrangement and used once, on one
/// thread.
final class Arrangement {

    /// Messages of one author that follow each other within this time stand together; measured from
    /// the previous one.
    static final Duration GROUP = Duration.ofMinutes(5);

    private static final int NAMES = 3;

    private final Surroundings around;
    private final List<ConversationItem> items = new ArrayList<>();
    private @Nullable LocalDate day;
    private ConversationItem.@Nullable Said previous;
    private boolean dividerPlaced;

    Arrangement(Surroundings around) {
        this.around = around;
    }

    /// What a row can't know by itself.
    ///
    /// @param me whose screen it is
    /// @param people gives the entry of a person
    /// @param divider the number after which messages of others are new, or null
    /// @param readers how far the others have read
    /// @param now for “today”
    record Surroundings(
            PersonId me,
            Function<PersonId, PersonEntry> people,
            @Nullable Long divider,
            ReadMarks readers,
            Instant now,
            Moments moments,
            Texts texts) {}

    /// The items for these rows, oldest first, under a head line.
    ///
    /// @param head what stands above the first row, or null
    List<ConversationItem> of(List<TimelineRow> rows, @Nullable ConversationItem head) {
        if (head != null) {
            items.add(head);
        }
        for (TimelineRow row : rows) {
            switch (row) {
                case TimelineRow.Posted posted -> said(posted);
                case TimelineRow.Pending pending -> said(pending);
                case TimelineRow.Changed changed -> line(changed);
            }
        }
        return List.copyOf(items);
    }

    private void said(TimelineRow.Posted row) {
        Message message = row.message();
        boolean mine = message.author().equals(around.me());
        separate(row.at(), !mine && isNew(message.seq()));
        add(
                new ConversationItem.Said(
                        row.key(),
                        message.seq(),
                        message.id(),
                        author(message.author()),
                        when(row.at()),
                        message.text(),
                        isGrouped(message.author(), row.at()),
                        callsMe(message),
                        message.deleted() != null,
                        message.editedAt() != null,
                        message.reactions().stream().map(this::given).toList(),
                        mine ? mark(message) : ConversationItem.Mark.NONE,
                        seenBy(message),
                        null));
    }

    private void said(TimelineRow.Pending row) {
        separate(row.at(), false);
        add(
                new ConversationItem.Said(
                        row.op(),
                        0,
                        null,
                        author(around.me()),
                        when(row.at()),
                        row.text(),
                        isGrouped(around.me(), row.at()),
                        false,
                        false,
                        false,
                        List.of(),
                        ConversationItem.Mark.valueOf(row.progress().name()),
                        List.of(),
                        row.refusal()));
    }

    private void add(ConversationItem.Said said) {
        items.add(said);
        previous = said;
    }

    private void line(TimelineRow.Changed row) {
        separate(row.at(), false);
        RoomLine line = row.line();
        PersonId subject = line.subject() == null ? line.by() : line.subject();
        String time =
                line.by() == null && line.change() != RoomLine.Change.JOINED
                        ? ""
                        : when(line.at()).time();
        items.add(new ConversationItem.Line(row.key(), words(line, subject), time));
        previous = null;
    }

    /// Says what happened; without whom where that is not known.
    private String words(RoomLine line, @Nullable PersonId subject) {
        String detail = Objects.requireNonNullElse(line.detail(), "");
        String key = "line." + line.change();
        if (line.change() == RoomLine.Change.TOPIC && detail.isEmpty()) {
            key += ".none";
        }
        if (line.by() == null) {
            key += ".passive";
        }
        return around.texts()
                .text(
                        key,
                        subject == null ? "" : name(subject),
                        line.by() == null ? "" : name(line.by()),
                        detail);
    }

    private ConversationItem.Mark mark(Message message) {
        return around.readers().isRead(message.seq())
                ? ConversationItem.Mark.READ
                : ConversationItem.Mark.STORED;
    }

    /// Those the message names come first, then the others by name.
    private List<ConversationItem.Author> seenBy(Message message) {
        return around.readers().at(message.seq()).stream()
                .filter(person -> !person.equals(around.me()))
                .map(this::author)
                .sorted(
                        Comparator.comparing((ConversationItem.Author reader) ->
                                        !message.mentions()
                                                .contains(new Mention.OfPerson(reader.id())))
                                .thenComparing(ConversationItem.Author::name))
                .toList();
    }

    private void separate(Instant at, boolean isNew) {
        LocalDate date = around.moments().day(at);
        boolean divide = isNew && !dividerPlaced;
        if (!date.equals(day) && (day == null || date.isAfter(day))) {
            String title = around.moments().title(date, around.moments().day(around.now()));
            items.add(new ConversationItem.Day(date, title, divide));
            day = date;
            previous = null;
        } else if (divide) {
            items.add(new ConversationItem.Unread());
            previous = null;
        }
        dividerPlaced |= divide;
    }

    private boolean isNew(long seq) {
        return around.divider() != null && seq > around.divider();
    }

    private boolean isGrouped(PersonId author, Instant at) {
        return previous != null
                && previous.author().id().equals(author)
                && Duration.between(previous.when().at(), at).abs().compareTo(GROUP) < 0;
    }

    private boolean callsMe(Message message) {
        return message.mentions().stream()
                .anyMatch(mention ->
                        switch (mention) {
                            case Mention.OfPerson(PersonId person) -> person.equals(around.me());
                            case Mention.OfGroup _ -> !message.author().equals(around.me());
                        });
    }

    private ConversationItem.Given given(Reaction reaction) {
        List<String> names = reaction.people().stream().limit(NAMES).map(this::name).toList();
        return new ConversationItem.Given(reaction, reaction.people().contains(around.me()), names);
    }

    private ConversationItem.Author author(PersonId id) {
        return new ConversationItem.Author(id, name(id), id.equals(around.me()));
    }

    private ConversationItem.When when(Instant at) {
        return new ConversationItem.When(at, around.moments().time(at));
    }

    private String name(PersonId id) {
        String name = around.people().apply(id).displayName();
        return name.isEmpty() ? around.texts().text("nobody") : name;
    }
}
