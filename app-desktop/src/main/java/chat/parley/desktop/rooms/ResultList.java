package chat.parley.desktop.rooms;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The part of a dialog that shows what was found, of one height in all its states so that nothing
/// jumps. Belongs to the FX thread.
final class ResultList extends ScrollPane {
    private static final double HEIGHT = 240;
    private static final int SKELETON_ROWS = 4;

    private final VBox rows = new VBox();

    ResultList() {
        getStyleClass().add("results");
        rows.getStyleClass().add("results-rows");
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    void showRows(List<? extends Node> found) {
        setFitToHeight(false);
        rows.setAlignment(Pos.TOP_LEFT);
        rows.getChildren().setAll(found);
    }

    /// Grey rows in the shape of what is coming.
    void showSkeleton() {
        rows.setAlignment(Pos.TOP_LEFT);
        rows.getChildren().clear();
        for (int i = 0; i < SKELETON_ROWS; i++) {
            Region bar = new Region();
            bar.getStyleClass().add("skeleton-bar");
            rows.getChildren().add(bar);
        }
    }

    /// One sentence in the middle, with a way out if there is one.
    void showNote(String words, Node... ways) {
        Label note = new Label(words);
        note.getStyleClass().add("empty-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        setFitToHeight(true);
        rows.setAlignment(Pos.CENTER);
        rows.getChildren().setAll(note);
        rows.getChildren().addAll(ways);
    }
}
