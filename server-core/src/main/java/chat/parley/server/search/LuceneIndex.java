package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
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
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// One index in files: a document a message, and one a room with its mark.
///
/// Documents lie newest first on disk, so that the newest that match are found without looking at
/// the others. One thread writes at a time; any thread finds.
final class LuceneIndex implements AutoCloseable {

    /// Another number makes the index be made again: raise it when folding, keys or fields change.
    private static final String FORM = "1";

    private static final Sort NEWEST =
            new Sort(
                    new SortField("at", SortField.Type.LONG, true),
                    new SortField("seq", SortField.Type.LONG, true),
                    new SortField("id", SortField.Type.STRING, true));

    /// Recommends a module for vectors, of which there are none here. Held, or it is forgotten.
    private static final Logger VECTORS =
            Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    private static final FieldType KEYS = keysType();
    private static final Term MARKS = new Term("kind", "mark");

    static {
        VECTORS.setLevel(Level.OFF);
    }

    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<RoomId, Mark> marks = new ConcurrentHashMap<>();

    private LuceneIndex(Path path, Directory directory, IndexWriter writer) throws IOException {
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /// Opens the index in a folder, or makes one.
    ///
    /// @throws IOException if it can't be read, or is of another form
    static LuceneIndex open(Path path) throws IOException {
        Directory directory = FSDirectory.open(path);
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

    /// How far it knows each room.
    Map<RoomId, Mark> marks() {
        return marks;
    }

    /// How many messages it knows.
    long size() {
        return (long) writer.getDocStats().numDocs - marks.size();
    }

    /// Takes in changes of a room; they are found once they are shown.
    void take(RoomId room, Changes changes) {
        try {
            if (changes.anew()) {
                writer.deleteDocuments(new Term("room", room.toString()));
            }
            for (MessageId gone : changes.gone()) {
                writer.deleteDocuments(new Term("id", bytes(gone)));
            }
            for (Entry entry : changes.put()) {
                writer.updateDocument(
                        new Term("id", bytes(entry.place().message())), document(entry));
            }
            writer.updateDocument(
                    new Term("mark", room.toString()), document(room, changes.upTo()));
            marks.put(room, changes.upTo());
        } catch (IOException e) {
            throw new IndexFault("the index can't be written", e);
        }
    }

    /// Lets what was taken in be found. Does nothing once it is closed.
    void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (AlreadyClosedException _) {
            // A new index has taken its place, and is shown.
        } catch (IOException e) {
            throw new IndexFault("the index can't be read", e);
        }
    }

    /// The newest places that the query may mean; null if this index is closed.
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
                                    bytes(before.message())
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
                            message((BytesRef) fields[2])));
        }
        return places;
    }

    /// Keeps everything on disk.
    void commit() {
        try {
            writer.setLiveCommitData(Map.of("form", FORM).entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new IndexFault("the index can't be kept", e);
        }
    }

    /// Lets go of the files; what was not committed is forgotten.
    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new IndexFault("the index can't be closed", e);
        }
    }

    private void readMarks() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            if (searcher.getIndexReader().maxDoc() > 0 && !form().equals(FORM)) {
                throw new IOException("an index of another form");
            }
            Query query = new TermQuery(MARKS);
            int rooms = Math.max(1, searcher.count(query));
            for (ScoreDoc found : searcher.search(query, rooms).scoreDocs) {
                Document mark = searcher.storedFields().document(found.doc);
                marks.put(
                        new RoomId(UUID.fromString(mark.get("room-id"))),
                        new Mark(mark.get("epoch"), Long.parseLong(mark.get("upto"))));
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private String form() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals("form")) {
                    return entry.getValue();
                }
            }
        }
        return "none";
    }

    private static Document document(Entry entry) {
        Document document = new Document();
        BytesRef id = bytes(entry.place().message());
        long at = entry.place().at().toEpochMilli();
        document.add(new StringField("id", id, Field.Store.NO));
        document.add(new SortedDocValuesField("id", id));
        document.add(new LongPoint("at", at));
        document.add(new NumericDocValuesField("at", at));
        document.add(new LongPoint("seq", entry.place().seq()));
        document.add(new NumericDocValuesField("seq", entry.place().seq()));
        document.add(new StringField("room", entry.message().room().toString(), Field.Store.NO));
        document.add(new Field("key", new LuceneKeys(entry), KEYS));
        return document;
    }

    private static Document document(RoomId room, Mark mark) {
        Document document = new Document();
        document.add(new StringField("kind", "mark", Field.Store.NO));
        document.add(new StringField("mark", room.toString(), Field.Store.NO));
        document.add(new StoredField("room-id", room.toString()));
        document.add(new StoredField("epoch", mark.epoch()));
        document.add(new StoredField("upto", Long.toString(mark.seq())));
        return document;
    }

    private static FieldType keysType() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.freeze();
        return type;
    }

    static BytesRef bytes(MessageId message) {
        UUID id = message.value();
        return new BytesRef(
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    private static MessageId message(BytesRef bytes) {
        ByteBuffer id = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new MessageId(new UUID(id.getLong(), id.getLong()));
    }
}
