package chat.parley.server.search;

import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// What lies in an index: a document a message, and one a room with its mark. No state.
final class LuceneDocuments {

    /// Another number makes the index be made again: raise it when folding, keys or fields change.
    static final String FORM = "2";

    private static final FieldType KEYS = keysType();

    private LuceneDocuments() {}

    /// The document of a message.
    static Document of(Entry entry) {
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

    /// The document of a room.
    static Document of(RoomId room, Mark mark) {
        Document document = new Document();
        document.add(new StringField("kind", "mark", Field.Store.NO));
        document.add(new StringField("mark", room.toString(), Field.Store.NO));
        document.add(new StoredField("room-id", room.toString()));
        document.add(new StoredField("epoch", mark.epoch()));
        document.add(new StoredField("upto", Long.toString(mark.seq())));
        return document;
    }

    /// The room that a document of one is about.
    static RoomId room(Document mark) {
        return new RoomId(UUID.fromString(mark.get("room-id")));
    }

    /// How far a room is known, as its document says.
    static Mark mark(Document mark) {
        return new Mark(mark.get("epoch"), Long.parseLong(mark.get("upto")));
    }

    /// All documents of rooms.
    static Term marks() {
        return new Term("kind", "mark");
    }

    /// The document of a room.
    static Term mark(RoomId room) {
        return new Term("mark", room.toString());
    }

    /// The documents of a room's messages.
    static Term messages(RoomId room) {
        return new Term("room", room.toString());
    }

    /// The document of a message.
    static Term message(MessageId message) {
        return new Term("id", bytes(message));
    }

    static BytesRef bytes(MessageId message) {
        UUID id = message.value();
        return new BytesRef(
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    static MessageId message(BytesRef bytes) {
        ByteBuffer id = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new MessageId(new UUID(id.getLong(), id.getLong()));
    }

    private static FieldType keysType() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.freeze();
        return type;
    }
}
