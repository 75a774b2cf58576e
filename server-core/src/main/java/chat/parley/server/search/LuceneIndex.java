package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// One index in files: see [LuceneDocuments].
///
/// Documents lie newest first on disk, so that the newest that match are found without looking at
/// the others. One thread writes at a time; any thread finds. After a failed write it may be
/// [Condition#BROKEN]: it goes on finding what it has shown, and takes nothing in.
final class LuceneIndex implements AutoCloseable {

    /// What can still be done with an index.
    enum Condition {
        /// All.
        SOUND,
        /// Finding; for writing its files must be opened again.
        BROKEN,
        /// Nothing: its files don't say what was written into them.
        CORRUPT
    }

    private static final Sort NEWEST =
            new Sort(
                    new SortField("at", SortField.Type.LONG, true),
                    new SortField("seq", SortField.Type.LONG, true),
                    new SortField("id", SortField.Type.STRING, true));

    /// Recommends a module for vectors, of which there are none here. Held, or it is forgotten.
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        VECTORS.setLevel(Level.OFF);
    }

    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<RoomId, Mark> marks = new ConcurrentHashMap<>();
    private volatile boolean unreadable;

    private LuceneIndex(Path path, Directory directory, IndexWriter writer) throws IOException {
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /// Opens the index in a folder, or makes one that is empty.
    ///
    /// @param path where the folder is
    /// @param directory the same folder; closed with the index, and at a failure
    /// @throws IOException if it can't be read
    static LuceneIndex open(Path path, Directory directory) throws IOException {
        IndexWriter writer = null;
        try {
            writer =
                    new IndexWriter(
                            directory,
                            new IndexWriterConfig().setIndexSort(NEWEST).setCommitOnClose(false));
            LuceneIndex index = new LuceneIndex(path, directory, writer);
            index.readMarks();
            return index;
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    Condition condition() {
        if (unreadable || writer.getTragicException() instanceof CorruptIndexException) {
            return Condition.CORRUPT;
        }
        return writer.isOpen() ? Condition.SOUND : Condition.BROKEN;
    }

    /// Whether it was once kept, in the form that is written now.
    boolean wasKept() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals("form")) {
                    return entry.getValue().equals(LuceneDocuments.FORM);
                }
            }
        }
        return false;
    }

    /// How far it knows each room.
    Map<RoomId, Mark> marks() {
        return marks;
    }

    /// How many messages it knows.
    long size() {
        return (long) writer.getDocStats().numDocs - marks.size();
    }

    /// Takes in changes of a room; they are found once they are shown. After a failure the same can
    /// be taken in again.
    void take(RoomId room, Changes changes) {
        try {
            if (changes.anew()) {
                writer.deleteDocuments(LuceneDocuments.messages(room));
            }
            for (MessageId gone : changes.gone()) {
                writer.deleteDocuments(LuceneDocuments.message(gone));
            }
            for (Entry entry : changes.put()) {
                writer.updateDocument(
                        LuceneDocuments.message(entry.place().message()),
                        LuceneDocuments.of(entry));
            }
            writer.updateDocument(
                    LuceneDocuments.mark(room), LuceneDocuments.of(room, changes.upTo()));
            marks.put(room, changes.upTo());
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexFault("the index can't be written", e);
        }
    }

    /// Lets what was taken in be found.
    void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexFault("the index can't be shown", e);
        }
    }

    /// The newest places that the query may mean; null if this index is closed. After a failure the
    /// index is [Condition#CORRUPT].
    @Nullable List<Place> find(IndexQuery query, @Nullable Place before, int limit) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return places(searcher, LuceneQueries.of(query), before, limit);
            } finally {
                searchers.release(searcher);
            }
        } catch (AlreadyClosedException _) {
            return null;
        } catch (IOException e) {
            unreadable = true;
            throw new IndexFault("the index can't be read", e);
        }
    }

    private static List<Place> places(
            IndexSearcher searcher, Query query, @Nullable Place before, int limit)
            throws IOException {
        FieldDoc after =
                before == null
                        ? null
                        : new FieldDoc(
                                Integer.MAX_VALUE,
                                Float.NaN,
                                new Object[] {
                                    before.at().toEpochMilli(),
                                    before.seq(),
                                    LuceneDocuments.bytes(before.message())
                                });
        List<Place> places = new ArrayList<>();
        for (ScoreDoc found :
                searcher.search(query, new TopFieldCollectorManager(NEWEST, limit, after, 1))
                        .scoreDocs) {
            Object[] fields = ((FieldDoc) found).fields;
            places.add(
                    new Place(
                            Instant.ofEpochMilli((Long) fields[0]),
                            (Long) fields[1],
                            LuceneDocuments.message((BytesRef) fields[2])));
        }
        return places;
    }

    /// Keeps everything on disk.
    void commit() {
        try {
            writer.setLiveCommitData(Map.of("form", LuceneDocuments.FORM).entrySet());
            writer.commit();
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexFault("the index can't be kept", e);
        }
    }

    /// Lets go of the files; what was not committed is forgotten.
    @Override
    public void close() {
        try (directory;
                searchers) {
            writer.rollback();
        } catch (IOException e) {
            throw new IndexFault("the index can't be closed", e);
        }
    }

    private void readMarks() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Query query = new TermQuery(LuceneDocuments.marks());
            int rooms = Math.max(1, searcher.count(query));
            for (ScoreDoc found : searcher.search(query, rooms).scoreDocs) {
                Document mark = searcher.storedFields().document(found.doc);
                marks.put(LuceneDocuments.room(mark), LuceneDocuments.mark(mark));
            }
        } finally {
            searchers.release(searcher);
        }
    }
}
