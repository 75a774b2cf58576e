package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.model.search.Grams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Says in Lucene's words what is asked of an index. No state.
final class LuceneQueries {

    /// More rooms with hidden messages than this are searched whole: a query can't be of any size,
    /// and what is found is checked anyway.
    private static final int HIDING_ROOMS = 200;

    /// More pieces of its words than this hardly make a message rarer, and Lucene takes only some
    /// thousand conditions in all: one character can fold to eighteen.
    private static final int MOST_GRAMS = 256;

    private LuceneQueries() {}

    static Query of(IndexQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(rooms(query.rooms()), BooleanClause.Occur.FILTER);
        query.terms().stream()
                .flatMap(term -> grams(term).stream())
                .distinct()
                .limit(MOST_GRAMS)
                .forEach(gram -> all.add(key(gram), BooleanClause.Occur.FILTER));
        for (Set<String> any : query.keys()) {
            all.add(anyOf("key", any), BooleanClause.Occur.FILTER);
        }
        if (!query.without().isEmpty()) {
            all.add(anyOf("key", query.without()), BooleanClause.Occur.MUST_NOT);
        }
        Set<MessageId> only = query.only();
        if (only != null) {
            List<BytesRef> ids = only.stream().map(LuceneDocuments::bytes).toList();
            all.add(new TermInSetQuery("id", ids), BooleanClause.Occur.FILTER);
        }
        if (query.from() != null || query.to() != null) {
            all.add(time(query.from(), query.to()), BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    /// All threes say more than all twos; a shorter term is its own key.
    private static Set<String> grams(String term) {
        Set<String> triples = Grams.triples(term);
        return triples.isEmpty() ? Grams.ofTerm(term) : triples;
    }

    private static Query rooms(Map<RoomId, Long> rooms) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        List<BytesRef> whole = new ArrayList<>();
        int hiding = 0;
        for (Map.Entry<RoomId, Long> room : rooms.entrySet()) {
            if (room.getValue() > 0 && hiding < HIDING_ROOMS) {
                any.add(after(room.getKey(), room.getValue()), BooleanClause.Occur.SHOULD);
                hiding++;
            } else {
                whole.add(new BytesRef(room.getKey().toString()));
            }
        }
        any.add(new TermInSetQuery("room", whole), BooleanClause.Occur.SHOULD);
        return any.build();
    }

    private static Query after(RoomId room, long hidden) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term("room", room.toString())), BooleanClause.Occur.FILTER)
                .add(
                        LongPoint.newRangeQuery("seq", hidden + 1, Long.MAX_VALUE),
                        BooleanClause.Occur.FILTER)
                .build();
    }

    private static Query time(@Nullable Instant from, @Nullable Instant to) {
        return LongPoint.newRangeQuery(
                "at",
                from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                to == null ? Long.MAX_VALUE : to.toEpochMilli() - 1);
    }

    private static Query anyOf(String field, Set<String> words) {
        return new TermInSetQuery(field, words.stream().map(BytesRef::new).toList());
    }

    private static Query key(String key) {
        return new TermQuery(new Term("key", key));
    }
}
