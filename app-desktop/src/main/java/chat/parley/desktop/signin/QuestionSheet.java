package chat.parley.desktop.signin;

import chat.parley.desktop.fx.Buttons;
import chat.parley.desktop.fx.Sheet;
import chat.parley.desktop.fx.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Shows a [Question] of the welcome screen as a sheet. Belongs to the FX thread.
public final class QuestionSheet {
    private static final Texts TEXTS = Texts.beside(QuestionSheet.class);

    private QuestionSheet() {}

    /// The sheet for `question`; its buttons answer `model`.
    public static Sheet of(Question question, WelcomeModel model) {
        return switch (question) {
            case Question.Trust trust -> trust(trust, model);
            case Question.OtherKey otherKey -> otherKey(otherKey, model);
            case Question.NobodyFound() -> nobodyFound(model);
        };
    }

    private static Sheet trust(Question.Trust question, WelcomeModel model) {
        ServerCard server = question.server();
        Button same = button("trust.yes", true, () -> model.trusted(server));
        Button later = button("trust.later", false, () -> model.trusted(server));
        Button stop = button("trust.no", false, model::back);
        return sheet("trust.title", model)
                .text(TEXTS.text("trust.text", server.name()))
                .with(key("trust.fingerprint", server.fingerprint()))
                .buttons(closing(stop, model), closing(later, model), closing(same, model))
                .firstFocus(same);
    }

    private static Sheet otherKey(Question.OtherKey question, WelcomeModel model) {
        Button stay = button("changed.stop", true, model::back);
        Sheet sheet =
                new Sheet(TEXTS.text("changed.title", question.name()), TEXTS.text("doctor.close"))
                        .onDismiss(model::back)
                        .text(TEXTS.text("changed.text"));
        sheet.getStyleClass().add("danger");
        if (question.expected() == null) {
            return sheet.buttons(closing(stay, model)).firstFocus(stay);
        }
        Button forget = button("changed.forget", false, () -> model.replaced(question.address()));
        return sheet.with(key("changed.expected", question.expected()))
                .with(key("changed.shown", question.shown()))
                .buttons(closing(forget, model), closing(stay, model))
                .firstFocus(stay);
    }

    private static Sheet nobodyFound(WelcomeModel model) {
        VBox steps = new VBox();
        steps.getStyleClass().add("steps");
        for (int i = 1; i <= 4; i++) {
            Label step = new Label(i + ".  " + TEXTS.text("doctor." + i));
            step.setWrapText(true);
            step.setMinHeight(Label.USE_PREF_SIZE);
            steps.getChildren().add(step);
        }
        Button close = button("doctor.close", true, () -> {});
        return sheet("doctor.title", model)
                .text(TEXTS.text("doctor.text"))
                .with(steps)
                .buttons(closing(close, model))
                .firstFocus(close);
    }

    private static Sheet sheet(String title, WelcomeModel model) {
        return new Sheet(TEXTS.text(title), TEXTS.text("doctor.close")).onDismiss(model::back);
    }

    private static Node key(String label, @Nullable String fingerprint) {
        Label name = new Label(TEXTS.text(label));
        name.getStyleClass().add("field-label");
        Label shown = new Label(fingerprint == null ? TEXTS.text("changed.noKey") : fingerprint);
        shown.setWrapText(true);
        shown.setMinHeight(Label.USE_PREF_SIZE);
        shown.setMaxWidth(Double.MAX_VALUE);
        shown.getStyleClass().add("fingerprint");
        VBox box = new VBox(name, shown);
        box.getStyleClass().add("form-field");
        return box;
    }

    private static Button button(String key, boolean primary, Runnable action) {
        String words = TEXTS.text(key);
        return primary ? Buttons.primary(words, action) : Buttons.quiet(words, action);
    }

    /// The sheet goes before the answer acts, so that an answer may bring the next question.
    private static Button closing(Button button, WelcomeModel model) {
        var action = button.getOnAction();
        button.setOnAction(e -> {
            model.questionProperty().set(Optional.empty());
            action.handle(e);
        });
        return button;
    }
}
