package chat.parley.desktop;

import chat.parley.desktop.lan.Announcement;
import chat.parley.desktop.lan.Discovery;
import chat.parley.desktop.lan.FoundHost;
import chat.parley.desktop.signin.Doors;
import chat.parley.desktop.signin.FoundServer;
import chat.parley.desktop.store.HomeStore;
import chat.parley.desktop.store.KnownServer;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The hosts on this network as the welcome screen shows them, each compared with the servers known
/// here. Belongs to the FX thread.
///
/// An announcement proves nothing; a host is only called an impostor here, never trusted.
final class Neighbourhood implements AutoCloseable {
    private final Discovery discovery;
    private final HomeStore home;
    private final ObservableList<FoundServer> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Doors.Search> search =
            new ReadOnlyObjectWrapper<>(Doors.Search.STARTING);

    Neighbourhood(Discovery discovery, HomeStore home) {
        this.discovery = discovery;
        this.home = home;
    }

    /// Begins to look around.
    void start() {
        discovery.found().addListener((ListChangeListener<FoundHost>) change -> show());
        discovery.stateProperty().subscribe(state -> search.set(search(state)));
        discovery.start();
    }

    ObservableList<FoundServer> found() {
        return found;
    }

    ObservableValue<Doors.Search> search() {
        return search.getReadOnlyProperty();
    }

    @Override
    public void close() {
        discovery.close();
    }

    private void show() {
        List<KnownServer> known = home.signIns().servers();
        found.setAll(discovery.found().stream().map(host -> shown(host, known)).toList());
    }

    private static FoundServer shown(FoundHost host, List<KnownServer> known) {
        Announcement said = host.announcement();
        return new FoundServer(
                host.address().toString(),
                said.name(),
                host.network(),
                said.people(),
                known.stream().anyMatch(server -> isMimicked(server, said)));
    }

    /// Whether a host calls itself like a known server but shows another key.
    private static boolean isMimicked(KnownServer server, Announcement said) {
        String pinned = server.fingerprint();
        boolean alike =
                server.serverId().equals(said.serverId()) || server.name().equals(said.name());
        return alike && pinned != null && !pinned.equals(said.fingerprint());
    }

    private static Doors.Search search(Discovery.State state) {
        return switch (state) {
            case STARTING -> Doors.Search.STARTING;
            case LOOKING -> Doors.Search.LOOKING;
            case NO_NETWORK -> Doors.Search.NO_NETWORK;
            case TROUBLE -> Doors.Search.TROUBLE;
        };
    }
}
