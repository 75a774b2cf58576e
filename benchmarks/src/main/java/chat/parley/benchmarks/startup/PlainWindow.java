package chat.parley.benchmarks.startup;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// The least that any JavaFX app does: one window with one label.
public final class PlainWindow extends Application {

    /// Made by JavaFX.
    public PlainWindow() {}

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(new Label("Parley"), 1000, 700));
        stage.show();
    }
}
