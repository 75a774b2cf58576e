package chat.parley.desktop.conversation;

import chat.parley.desktop.composer.ComposerModel;
import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.fx.picker.RecentEmoji;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// Draws conversations as PNG into `target/pictures`, to be looked at by people. Run by hand.
public final class Pictures {

    private static final Path FOLDER = Path.of("target", "pictures");

    private Pictures() {}

    public static void main(String[] arguments) {
        Theme theme = FxStage.call(Theme::new);
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            FxStage.run(() -> theme.choiceProperty().set(choice));
            for (int width : new int[] {360, 1000, 1600}) {
                draw(theme, "talk-" + width + "-" + choice, width, 880, Pictures::talk);
            }
            draw(theme, "empty-" + choice, 1000, 500, Pictures::empty);
        }
        System.exit(0);
    }

    private static Region talk() {
        SampleTalk talk = new SampleTalk();
        talk.everything();
        ConversationView view = view(talk);
        talk.sample.types(talk.barbara, talk.room, true);
        talk.sample.types(talk.alan, talk.room, true);
        return window(talk, view, "Shall I 😀 bring 👨‍👩‍👧‍👦 the flags 🇮🇸 too?");
    }

    private static Region empty() {
        SampleTalk talk = new SampleTalk();
        return window(talk, view(talk), "");
    }

    private static Region window(SampleTalk talk, ConversationView view, String draft) {
        ComposerModel model = new ComposerModel(talk.sample.session(), talk.room, () -> {});
        model.textProperty().set(draft);
        ComposerView composer = new ComposerView(model, new RecentEmoji(), () -> {});
        VBox.setVgrow(view, Priority.ALWAYS);
        return new VBox(view, composer);
    }

    static ConversationView view(SampleTalk talk) {
        ConversationModel model =
                new ConversationModel(
                        talk.sample.session(),
                        talk.room,
                        talk.sample.timers()::now,
                        ZoneOffset.UTC);
        model.open();
        return new ConversationView(model, new RecentEmoji(), _ -> {}, _ -> {});
    }

    /// Shows a node in a window and writes what it looks like after some pulses.
    static void draw(Theme theme, String name, int width, int height, Supplier<Region> content) {
        Stage stage =
                FxStage.call(() -> {
                    Stage made = new Stage();
                    Scene scene = new Scene(content.get(), width, height);
                    theme.adopt(scene);
                    made.setScene(scene);
                    made.show();
                    return made;
                });
        for (int pulse = 0; pulse < 6; pulse++) {
            FxStage.pulse();
        }
        FxStage.run(() -> {
            FxStage.write(
                    stage.getScene().snapshot(null),
                    FOLDER.resolve(name.toLowerCase(Locale.ROOT) + ".png"));
            stage.close();
        });
    }
}
