package chat.parley.desktop.session;

import chat.parley.desktop.link.Api;
import chat.parley.desktop.link.Links;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.link.ServerAddress;
import chat.parley.desktop.link.ServerKeys;
import chat.parley.desktop.store.Disk;
import chat.parley.desktop.store.KnownServer;
import chat.parley.desktop.store.SignIns;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.ServerInfo;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds out who answers at an address, and whether it is who answered there before. Belongs to the
/// FX thread.
final class Doorstep {

    private final Links links;
    private final SignIns known;
    private final Disk disk;

    Doorstep(Links links, SignIns known, Disk disk) {
        this.links = links;
        this.known = known;
        this.disk = disk;
    }

    /// Knocks at an address as typed by a person.
    void knock(String typed, Consumer<Reach> then) {
        ServerAddress address = ServerAddress.parse(typed).orElse(null);
        if (address == null) {
            then.accept(new Reach.NoAddress());
            return;
        }
        disk.read(
                () -> known.at(address.http("")),
                servers -> {
                    ServerKeys keys =
                            servers.isEmpty()
                                    ? ServerKeys.firstMeeting()
                                    : ServerKeys.known(servers.getFirst().fingerprint());
                    Api api = links.api(address, keys);
                    api.server(outcome -> {
                        api.close();
                        met(address, keys, servers, outcome, then);
                    });
                });
    }

    private void met(
            ServerAddress address,
            ServerKeys keys,
            List<KnownServer> there,
            Outcome<ServerInfo> outcome,
            Consumer<Reach> then) {
        if (keys.refused().isPresent() && !there.isEmpty()) {
            then.accept(otherKey(there.getFirst(), address, keys.refused().get()));
        } else if (outcome instanceof Outcome.Done<ServerInfo>(ServerInfo info)) {
            disk.read(
                    () -> known.server(info.serverId()),
                    same -> then.accept(answered(address, keys, info, same.orElse(null))));
        } else {
            then.accept(new Reach.Nobody(address));
        }
    }

    private static Reach answered(
            ServerAddress address, ServerKeys keys, ServerInfo info, @Nullable KnownServer known) {
        String shown = keys.toPin().or(keys::pinned).orElse(null);
        if (known != null && known.fingerprint() != null && address.encrypted()) {
            if (!known.fingerprint().equals(shown)) {
                return otherKey(known, address, shown);
            }
        }
        if (!info.protocol().contains(Protocol.VERSION)) {
            return new Reach.OtherVersion(info);
        }
        return new Reach.Met(info, address, shown, known != null);
    }

    private static Reach otherKey(
            KnownServer known, ServerAddress address, @Nullable String shown) {
        String expected = known.fingerprint() == null ? "" : known.fingerprint();
        return new Reach.OtherKey(known.serverId(), known.name(), address, expected, shown);
    }
}
