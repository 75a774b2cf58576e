package chat.parley.server.search;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexInput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/// A disk that is full, or forgets what was written, for as long as a test wants. Thread-safe.
final class FaultyDisk implements LuceneFolder.Disk {

    volatile boolean full;
    volatile boolean forgetful;

    @Override
    public Directory open(Path folder) throws IOException {
        return new Files(FSDirectory.open(folder));
    }

    private final class Files extends FilterDirectory {

        Files(Directory in) {
            super(in);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full) {
                throw new IOException("no space left on device");
            }
            return super.createOutput(name, context);
        }

        @Override
        public IndexInput openInput(String name, IOContext context) throws IOException {
            return new Bytes(super.openInput(name, context));
        }
    }

    private final class Bytes extends FilterIndexInput {

        Bytes(IndexInput in) {
            super(in.toString(), in);
        }

        @Override
        public byte readByte() throws IOException {
            requireMemory();
            return super.readByte();
        }

        @Override
        public void readBytes(byte[] into, int offset, int length) throws IOException {
            requireMemory();
            super.readBytes(into, offset, length);
        }

        @Override
        public IndexInput slice(String name, long offset, long length) throws IOException {
            return new Bytes(super.slice(name, offset, length));
        }

        @Override
        public IndexInput clone() {
            return new Bytes(in.clone());
        }

        private void requireMemory() throws IOException {
            if (forgetful) {
                throw new CorruptIndexException("these are other bytes", in.toString());
            }
        }
    }
}
