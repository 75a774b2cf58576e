package chat.parley.server.search;

import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.SearchHit;
import chat.parley.model.search.Excerpt;
import chat.parley.model.search.SearchQuery;
import chat.parley.model.search.Sieve;
import chat.parley.protocol.MessagesFound;
import chat.parley.protocol.Search;
import chat.parley.server.accounts.People;
import chat.parley.server.db.Database;
import chat.parley.server.doorbell.Doorbell;
import chat.parley.server.messages.PageBudget;
import chat.parley.server.messages.StoredMessages;
import chat.parley.server.rooms.PeopleIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The public door of finding messages.
///
/// Whatever the index proposes is read from the rows and judged by them and by the asker's rights
/// of the same moment before it is shown. Thread-safe; every method may block on the database. What
/// may not be done is thrown as a [chat.parley.model.Refusal].
public final class Searches implements AutoCloseable {

    /// Opening an index that has not been asked yet takes a moment; without it a search is refused.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// After this many proposals a page ends, however few of them were meant.
    private static final int MOST = 1_000;

    private static final int NEXT = 200;

    /// No excerpt with all its parts is longer as JSON.
    private static final int EXCERPT = 8_000;

    private final Database database;
    private final People people;
    private final MessageSearch index;
    private final IndexKeeper keeper;
    private final StoredMessages messages = new StoredMessages();
    private final LongAdder searches = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /// Begins to follow the rows.
    ///
    /// @param index is closed with this
    public Searches(Database database, Doorbell doorbell, People people, MessageSearch index) {
        this.database = database;
        this.people = people;
        this.index = index;
        this.keeper = new IndexKeeper(index, doorbell);
    }

    /// A page of what a person looks for.
    public MessagesFound find(PersonId by, Search command) {
        Place after = Place.read(command.cursor());
        long begun = System.nanoTime();
        keeper.awaitFirstLook(PATIENCE);
        MessagesFound found = database.read(handle -> page(handle, by, command, after));
        nanos.add(System.nanoTime() - begun);
        searches.increment();
        return found;
    }

    /// How much was searched so far.
    public SearchCounters counters() {
        return new SearchCounters(searches.sum(), nanos.sum());
    }

    /// Stops following, and closes the index.
    @Override
    public void close() {
        keeper.close();
        index.close();
    }

    private MessagesFound page(Handle handle, PersonId by, Search command, @Nullable Place after) {
        SearchQuery query = command.parsed();
        Asker asker = Asker.of(handle, by, query, command.room());
        IndexQuery asked = Asking.of(query, asker);
        Page page = new Page(command.size());
        if (!asked.hopeless()) {
            fill(page, handle, new Sieve(query, asker), asker, asked, after);
        }
        List<Message> found = page.found();
        return new MessagesFound(
                found.stream()
                        .map(message -> new SearchHit(message, Excerpt.of(message, query.wanted())))
                        .toList(),
                people.seen(handle, PeopleIn.messages(found)),
                page.next() != null,
                page.next());
    }

    private void fill(
            Page page,
            Handle handle,
            Sieve sieve,
            Asker asker,
            IndexQuery asked,
            @Nullable Place after) {
        Place at = after;
        int size = page.wanted() + 1;
        int seen = 0;
        while (true) {
            List<Place> places = index.candidates(handle, asked, at, size);
            List<MessageId> ids = places.stream().map(Place::message).toList();
            Map<MessageId, Message> rows = messages.read(handle, ids, asker.person());
            asker.learn(handle, ids);
            for (Place place : places) {
                Message row = rows.get(place.message());
                if (row != null && asker.mayRead(row) && sieve.passes(row)) {
                    if (!page.takes(row, place)) {
                        page.goesOn();
                        return;
                    }
                }
            }
            if (places.size() < size) {
                return;
            }
            at = places.getLast();
            seen += places.size();
            if (seen >= MOST) {
                page.stop(at);
                return;
            }
            size = NEXT;
        }
    }

    /// A page while it is filled.
    private static final class Page {

        private final int wanted;
        private final PageBudget budget = new PageBudget();
        private final List<Message> found = new ArrayList<>();
        private @Nullable Place last;
        private @Nullable String next;

        Page(int wanted) {
            this.wanted = wanted;
        }

        int wanted() {
            return wanted;
        }

        /// Takes a message in, unless the page is full without it.
        boolean takes(Message message, Place place) {
            if (found.size() == wanted || !budget.takes(message, EXCERPT)) {
                return false;
            }
            found.add(message);
            last = place;
            return true;
        }

        /// There is more after the last one.
        void goesOn() {
            next = last == null ? null : last.cursor();
        }

        /// There may be more after a place.
        void stop(Place place) {
            next = place.cursor();
        }

        List<Message> found() {
            return found;
        }

        @Nullable String next() {
            return next;
        }
    }
}
