package chat.parley.desktop;

import chat.parley.desktop.signin.FoundServer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

final class Neighbourhood implements AutoCloseable {
    private final ObservableList<FoundServer> found = FXCollections.observableArrayList();

    ObservableList<FoundServer> found() {
        return found;
    }

    ObservableValue<String> trouble() {
        return new SimpleStringProperty("");
    }

    @Override
    public void close() {}
}
