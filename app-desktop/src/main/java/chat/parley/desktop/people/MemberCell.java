package chat.parley.desktop.people;

import chat.parley.desktop.fx.Avatar;
import chat.parley.desktop.fx.PresenceDot;
import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiLabel;
import chat.parley.desktop.fx.emoji.EmojiText;
import chat.parley.desktop.people.MemberRow.Group;
import chat.parley.desktop.session.MemberEntry;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.model.Presence;
import chat.parley.model.RoomRole;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One row of the list of people: picture with presence, name, role or status. Belongs to the FX
/// thread.
final class MemberCell extends ListCell<MemberRow> {
    private static final Texts TEXTS = Texts.beside(MemberCell.class);
    private static final double PICTURE = 32;

    private final MembersModel model;
    private Subscription held = Subscription.EMPTY;

    MemberCell(MembersModel model) {
        this.model = model;
        getStyleClass().add("member-cell");
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY
                    && getItem() instanceof MemberRow.Person(MemberEntry member)) {
                model.write(member);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable MemberRow row, boolean empty) {
        super.updateItem(row, empty);
        held.unsubscribe();
        held = Subscription.EMPTY;
        setText(null);
        setTooltip(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (row) {
            case MemberRow.Heading(Group group, int count) -> showHeading(group, count);
            case MemberRow.Person(MemberEntry member) -> showPerson(member);
        }
    }

    private void showHeading(Group group, int count) {
        Label title = new Label(TEXTS.text("group." + group.name(), count));
        title.getStyleClass().addAll("section-head", "member-heading");
        setGraphic(title);
        setAccessibleText(title.getText());
    }

    private void showPerson(MemberEntry member) {
        PersonEntry person = member.person();
        EmojiLabel name = new EmojiLabel("", 16);
        name.getStyleClass().add("member-name");
        EmojiLabel note = new EmojiLabel("", 14);
        note.getStyleClass().add("row-note");
        note.managedProperty().bind(note.visibleProperty());
        VBox words = new VBox(name, note);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(new VBox(), words);
        line.getStyleClass().add("member-row");
        line.setAlignment(Pos.CENTER_LEFT);
        if (member.role() != RoomRole.MEMBER) {
            Label role = new Label(TEXTS.text("role." + member.role().name()));
            role.getStyleClass().add("role-mark");
            role.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(role);
        }
        held =
                Subscription.combine(
                        person.displayNameProperty()
                                .subscribe(shown -> showName(member, line, name, shown)),
                        person.presenceProperty()
                                .subscribe(presence -> showPresence(member, line, presence)),
                        person.statusTextProperty().subscribe(text -> showStatus(note, person)),
                        person.statusEmojiProperty().subscribe(text -> showStatus(note, person)));
        setGraphic(line);
        if (!model.isMe(member)) {
            setTooltip(new Tooltip(EmojiText.without(TEXTS.text("write", person.displayName()))));
        }
    }

    private void showName(MemberEntry member, HBox line, EmojiLabel name, String shown) {
        name.textProperty().set(model.isMe(member) ? TEXTS.text("you", shown) : shown);
        Avatar avatar = new Avatar(member.person().id().value(), shown, PICTURE);
        avatar.show(PresenceDot.of(member.person().presence()));
        line.getChildren().set(0, avatar);
        setAccessibleText(words(member));
    }

    private void showPresence(MemberEntry member, HBox line, Presence presence) {
        if (line.getChildren().getFirst() instanceof Avatar avatar) {
            avatar.show(PresenceDot.of(presence));
        }
        setAccessibleText(words(member));
    }

    private static void showStatus(EmojiLabel note, PersonEntry person) {
        List<String> parts = new ArrayList<>();
        for (@Nullable String part :
                new @Nullable String[] {
                    person.statusEmojiProperty().get(), person.statusTextProperty().get()
                }) {
            if (part != null) {
                parts.add(part);
            }
        }
        note.textProperty().set(String.join(" ", parts));
        note.setVisible(!parts.isEmpty());
    }

    private static String words(MemberEntry member) {
        return TEXTS.text(
                "words",
                member.person().displayName(),
                TEXTS.text("presence." + member.person().presence().name()),
                TEXTS.text("role." + member.role().name()));
    }
}
