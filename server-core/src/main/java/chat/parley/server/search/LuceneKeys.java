package chat.parley.server.search;

import chat.parley.model.search.Grams;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The words under which an entry stands in the index: its keys, and every three characters of it
/// that stand together. Used once, by the thread that writes.
final class LuceneKeys extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterator<String> keys;

    LuceneKeys(Entry entry) {
        Set<String> all = new HashSet<>(entry.keys());
        all.addAll(Grams.triples(entry.folded()));
        keys = all.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (!keys.hasNext()) {
            return false;
        }
        term.append(keys.next());
        return true;
    }
}
