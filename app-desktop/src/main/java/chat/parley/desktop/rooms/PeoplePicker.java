package chat.parley.desktop.rooms;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Icons;
import chat.parley.desktop.fx.PresenceDot;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import chat.parley.desktop.session.PersonEntry;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Shows [PeoplePickerModel]: a field, those chosen, and those found. Belongs to the FX thread.
final class PeoplePicker extends VBox {
    private static final Texts TEXTS = Texts.beside(PeoplePicker.class);
    private static final Duration TYPING_PAUSE = Duration.millis(150);
    private static final double PICTURE = 28;
    private static final double CHIP = 240;

    private final PeoplePickerModel model;
    private final TextField field = new TextField();
    private final FlowPane chips = new FlowPane();
    private final ResultList results = new ResultList();

    PeoplePicker(PeoplePickerModel model) {
        this.model = model;
        getStyleClass().add("people-picker");
        field.setId("people-search");
        field.getStyleClass().add("field");
        field.setPromptText(TEXTS.text("write.search"));
        field.setAccessibleText(TEXTS.text("write.search"));
        PauseTransition pause = new PauseTransition(TYPING_PAUSE);
        pause.setOnFinished(e -> model.search(field.getText()));
        field.textProperty().subscribe((was, now) -> pause.playFromStart());
        field.setOnAction(e -> chooseFirst());
        chips.getStyleClass().add("chips");
        chips.visibleProperty().bind(Bindings.isNotEmpty(model.chosen()));
        chips.managedProperty().bind(chips.visibleProperty());
        getChildren().addAll(field, chips, results);
        model.found().addListener((ListChangeListener<PersonEntry>) c -> showFound());
        model.chosen().addListener((ListChangeListener<PersonEntry>) c -> showChosen());
        model.phaseProperty().subscribe(phase -> showFound());
        model.search("");
    }

    TextField field() {
        return field;
    }

    private void chooseFirst() {
        if (!model.found().isEmpty() && !field.getText().isBlank()) {
            model.toggle(model.found().getFirst());
            field.clear();
        }
    }

    private void showChosen() {
        chips.getChildren().setAll(model.chosen().stream().map(this::chip).toList());
        showFound();
    }

    private Node chip(PersonEntry person) {
        HBox words = new HBox(new EmojiLabel(person.displayName(), 14), Icons.of(Feather.X, 12));
        words.getStyleClass().add("chip-words");
        Button chip = new Button(null, words);
        chip.getStyleClass().add("chip");
        chip.setMaxWidth(CHIP);
        chip.setAccessibleText(TEXTS.text("write.remove", person.displayName()));
        chip.setOnAction(e -> model.toggle(person));
        return chip;
    }

    private void showFound() {
        switch (model.phaseProperty().get()) {
            case LOADING -> results.showSkeleton();
            case NOBODY_HERE -> results.showNote(TEXTS.text("write.empty"));
            case NOBODY_FOUND -> results.showNote(TEXTS.text("write.nothing", model.query()));
            case UNREACHABLE ->
                    results.showNote(
                            TEXTS.text("error.offline"),
                            Buttons.quiet(
                                    TEXTS.text("retry"), () -> model.search(field.getText())));
            case READY -> results.showRows(model.found().stream().map(this::row).toList());
        }
    }

    private Node row(PersonEntry person) {
        boolean chosen = model.chosen().contains(person);
        Avatar avatar = new Avatar(person.id().value(), person.displayName(), PICTURE);
        avatar.show(PresenceDot.of(person.presence()));
        EmojiLabel name = new EmojiLabel(person.displayName(), 16);
        name.getStyleClass().add("row-title");
        Label username = new Label(TEXTS.text("write.username", person.username()));
        username.getStyleClass().add("row-note");
        username.setMinWidth(USE_PREF_SIZE);
        username.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(username, Priority.ALWAYS);
        HBox words = new HBox(avatar, name, username);
        words.getStyleClass().add("result-words");
        words.setAlignment(Pos.CENTER_LEFT);
        if (chosen) {
            words.getChildren().add(Icons.of(Feather.CHECK, 16));
        }
        Button row = new Button(null, words);
        row.getStyleClass().add("result");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(
                chosen ? TEXTS.text("write.chosen", person.displayName()) : person.displayName());
        row.setOnAction(e -> model.toggle(person));
        words.prefWidthProperty().bind(row.widthProperty().subtract(20));
        return row;
    }
}
