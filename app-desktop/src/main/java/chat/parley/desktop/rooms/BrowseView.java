package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomListing;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Shows [BrowseModel] as a sheet. Belongs to the FX thread.
public final class BrowseView {
    private static final Texts TEXTS = Texts.beside(BrowseView.class);
    private static final Duration TYPING_PAUSE = Duration.millis(150);

    private final BrowseModel model;
    private final TextField field = new TextField();
    private final ResultList results = new ResultList();
    private final Runnable onCreate;
    private final Sheet sheet;

    /// Lays the dialog out and begins with all rooms.
    ///
    /// @param onClose takes the sheet away
    /// @param onCreate shows the dialog that makes a room instead
    public BrowseView(BrowseModel model, Runnable onClose, Runnable onCreate) {
        this.model = model;
        this.onCreate = onCreate;
        field.setId("browse-search");
        field.getStyleClass().add("field");
        field.setPromptText(TEXTS.text("browse.search"));
        field.setAccessibleText(TEXTS.text("browse.search"));
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(e -> model.search(field.getText()));
        field.textProperty().subscribe((was, now) -> pause.playFromStart());
        model.found().addListener((ListChangeListener<RoomListing>) c -> show());
        model.moreProperty().subscribe(more -> show());
        model.phaseProperty().subscribe(phase -> show());
        Label problem = new Label();
        problem.getStyleClass().add("field-error");
        problem.setWrapText(true);
        RoomSheets.follow(problem, model.problemProperty());
        sheet =
                new Sheet(TEXTS.text("browse.title"), TEXTS.text("close"))
                        .onDismiss(onClose)
                        .with(field)
                        .with(results)
                        .with(problem)
                        .firstFocus(field);
        model.search("");
    }

    /// The dialog.
    public Sheet sheet() {
        return sheet;
    }

    private void show() {
        switch (model.phaseProperty().get()) {
            case LOADING -> results.showSkeleton();
            case NO_ROOMS -> results.showNote(TEXTS.text("browse.empty"), create());
            case NOTHING_FOUND ->
                    results.showNote(TEXTS.text("browse.nothing", model.query()), create());
            case UNREACHABLE ->
                    results.showNote(
                            TEXTS.text("error.offline"),
                            Buttons.quiet(
                                    TEXTS.text("retry"), () -> model.search(field.getText())));
            case READY -> results.showRows(rows());
        }
    }

    private Node create() {
        return Buttons.quiet(TEXTS.text("browse.create"), onCreate);
    }

    private List<Node> rows() {
        List<Node> rows = new ArrayList<>();
        model.found().forEach(listing -> rows.add(row(listing)));
        if (model.moreProperty().get()) {
            StackPane further = new StackPane(Buttons.link(TEXTS.text("browse.more"), model::more));
            further.getStyleClass().add("further");
            rows.add(further);
        }
        return rows;
    }

    private Node row(RoomListing listing) {
        EmojiLabel name = new EmojiLabel(listing.name(), 16);
        name.getStyleClass().add("row-title");
        EmojiLabel note = new EmojiLabel(note(listing), 14);
        note.getStyleClass().add("row-note");
        VBox words = new VBox(name, note);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        boolean own = model.own(listing).isPresent();
        Button go =
                Buttons.quiet(
                        TEXTS.text(own ? "browse.open" : "browse.join"), () -> model.open(listing));
        go.getStyleClass().add("small");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setAccessibleText(
                TEXTS.text(own ? "browse.openThis" : "browse.joinThis", listing.name()));
        Feather shape = listing.kind() == RoomKind.CHANNEL ? Feather.RADIO : Feather.HASH;
        HBox row = new HBox(Icons.of(shape, 16), words, go);
        row.getStyleClass().add("result-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String note(RoomListing listing) {
        String members = TEXTS.count("browse.members", listing.memberCount());
        String topic = listing.topic();
        return topic == null || topic.isBlank() ? members : members + " · " + topic;
    }
}
