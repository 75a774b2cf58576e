package chat.parley.desktop.conversation;

import chat.parley.desktop.composer.ComposerModel;
import chat.parley.desktop.composer.ComposerView;
import chat.parley.desktop.fx.FxStage;
import chat.parley.desktop.fx.Theme;
import chat.parley.desktop.fx.picker.EmojiPickerSample;
import chat.parley.desktop.fx.picker.RecentEmoji;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.model.MessageText;
import chat.parley.model.RefusalCode;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
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
            draw(theme, "states-" + choice, 900, 700, Pictures::states);
            draw(theme, "away-" + choice, 900, 500, Pictures::away);
            draw(theme, "picker-" + choice, 344, 360, () -> EmojiPickerSample.content());
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

    /// Queued, refused, called out, service lines, the bar, text over the limit, no connection.
    private static Region states() {
        SampleTalk talk = new SampleTalk();
        talk.say(talk.grace, 0, "Who has the boat key?");
        talk.say(talk.sample.session().me(), 1, "I left it at the harbour office 🔑");
        ConversationView view = view(talk);
        talk.callMe(talk.alan, 5, "can you bring the second transducer? Boat leaves 09:15.");
        talk.joined(talk.alan, 4, 6);
        talk.sample.session().outbox().send(talk.room, "On my way, it is in the grey case.");
        talk.sample.server().refuse(RefusalCode.FORBIDDEN);
        talk.sample.connection(
                new ConnectionState.Waiting(talk.start, ConnectionState.Reason.LOST));
        talk.sample.session().outbox().send(talk.room, "Ten minutes.");
        view.sceneProperty()
                .addListener(_ -> Platform.runLater(() -> Platform.runLater(() -> showBar(view))));
        return window(talk, view, "x".repeat(MessageText.MAX_BYTES + 12));
    }

    private static void showBar(ConversationView view) {
        view.lookupAll(".message-row").stream()
                .map(MessageRow.class::cast)
                .filter(row -> row.said().seq() == 2)
                .forEach(row -> row.getOnMouseEntered().handle(null));
    }

    private static Region away() {
        SampleTalk talk = new SampleTalk();
        talk.chatter(80);
        talk.sample.session().reading().markRead(talk.room, 77);
        ConversationView view = view(talk);
        view.sceneProperty()
                .addListener(_ ->
                        Platform.runLater(() ->
                                Platform.runLater(() ->
                                        ((TimelineList) view.lookup(".timeline")).scrollBy(-700))));
        return window(talk, view, "");
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
