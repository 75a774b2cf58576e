package chat.parley.server.gateway;

import chat.parley.protocol.Ready;
import chat.parley.protocol.WireCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Cuts a `ready` that is too long for one frame into several. Stateless.
final class ReadyPages {

    /// Most bytes of one frame.
    static final int MOST_BYTES = 1 << 20;

    private ReadyPages() {}

    /// The frames, encoded: one, or as many parts of everything that is a list as are needed.
    static List<byte[]> of(Ready whole, WireCodec codec) {
        List<Map.Entry<String, String>> preferences = List.copyOf(whole.preferences().entrySet());
        int most =
                IntStream.of(
                                1,
                                whole.rooms().size(),
                                whole.people().size(),
                                preferences.size(),
                                whole.blocked().size(),
                                whole.drafts().size())
                        .max()
                        .getAsInt();
        for (int parts = 1; ; parts = Math.min(most, parts * 2)) {
            List<byte[]> pages = cut(whole, preferences, parts, codec);
            if (parts == most || pages.stream().allMatch(page -> page.length <= MOST_BYTES)) {
                return pages;
            }
        }
    }

    private static List<byte[]> cut(
            Ready whole, List<Map.Entry<String, String>> preferences, int parts, WireCodec codec) {
        List<byte[]> pages = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            pages.add(
                    codec.write(
                            new Ready(
                                    whole.me(),
                                    whole.session(),
                                    whole.serverTime(),
                                    whole.tokenTtlSeconds(),
                                    whole.limits(),
                                    whole.serverRole(),
                                    part(whole.rooms(), i, parts),
                                    part(whole.people(), i, parts),
                                    part(preferences, i, parts).stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            Map.Entry::getKey,
                                                            Map.Entry::getValue)),
                                    part(whole.blocked(), i, parts),
                                    part(whole.drafts(), i, parts),
                                    i < parts - 1)));
        }
        return pages;
    }

    private static <T> List<T> part(List<T> all, int part, int parts) {
        int from = (int) ((long) all.size() * part / parts);
        int to = (int) ((long) all.size() * (part + 1) / parts);
        return all.subList(from, to);
    }
}
