package chat.parley.desktop.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ObservableList;

/// Brings a shown list to a new state with as few steps as it takes, so that lines which stay keep
/// their nodes.
final class ItemSync {

    private ItemSync() {}

    /// Makes `shown` equal to `wanted`. Lines are told apart by their keys; what stays is expected
    /// to keep its order, otherwise everything is set anew.
    static void bring(ObservableList<ConversationItem> shown, List<ConversationItem> wanted) {
        Set<Object> kept = new HashSet<>(keys(wanted));
        kept.retainAll(keys(shown));
        if (kept.isEmpty() || !sameOrder(shown, wanted, kept)) {
            shown.setAll(wanted);
            return;
        }
        removeOthers(shown, kept);
        for (int at = 0; at < wanted.size(); ) {
            if (at < shown.size() && shown.get(at).key().equals(wanted.get(at).key())) {
                if (!shown.get(at).equals(wanted.get(at))) {
                    shown.set(at, wanted.get(at));
                }
                at++;
            } else {
                int end = at;
                while (end < wanted.size() && !kept.contains(wanted.get(end).key())) {
                    end++;
                }
                shown.addAll(at, wanted.subList(at, end));
                at = end;
            }
        }
    }

    private static void removeOthers(ObservableList<ConversationItem> shown, Set<Object> kept) {
        for (int end = shown.size(); end > 0; end--) {
            if (kept.contains(shown.get(end - 1).key())) {
                continue;
            }
            int start = end - 1;
            while (start > 0 && !kept.contains(shown.get(start - 1).key())) {
                start--;
            }
            shown.remove(start, end);
            end = start + 1; // The loop steps over the line that stays.
        }
    }

    private static boolean sameOrder(
            List<ConversationItem> shown, List<ConversationItem> wanted, Set<Object> kept) {
        return keys(shown).stream()
                .filter(kept::contains)
                .toList()
                .equals(keys(wanted).stream().filter(kept::contains).toList());
    }

    private static List<Object> keys(List<ConversationItem> items) {
        return items.stream().map(ConversationItem::key).toList();
    }
}
