package chat.parley.desktop.composer;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.fx.emoji.EmojiText;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.model.MembershipState;
import chat.parley.model.MessageText;
import chat.parley.model.Refusal;
import chat.parley.model.RoomKind;
import java.nio.charset.StandardCharsets;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/// What is being written in one room. Owned by the JavaFX thread.
///
/// The text is a draft of the room from the first character on, comes back when the room is opened
/// again, and is only taken away when the outbox has it. Made when the room is opened and [#close]d
/// when another takes its place.
public final class ComposerModel {

    /// Bytes before the limit at which the counter appears.
    static final int WARN_AT = 1_024;

    private final ChatSession session;
    private final RoomEntry room;
    private final Runnable onSent;
    private final Texts texts = Texts.beside(ComposerModel.class);
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper blank = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper(MessageText.MAX_BYTES);
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper closed = new ReadOnlyStringWrapper("");
    private Subscription following = Subscription.EMPTY;

    /// @param onSent called after something was handed to the outbox
    public ComposerModel(ChatSession session, RoomEntry room, Runnable onSent) {
        this.session = session;
        this.room = room;
        this.onSent = onSent;
        text.set(room.draftProperty().get());
        measure();
        text.subscribe((_, _) -> changed());
        following =
                Subscription.combine(
                        room.nameProperty().subscribe(name -> prompt.set(promptFor(name))),
                        room.archivedProperty().subscribe(this::mayWrite),
                        room.myRoleProperty().subscribe(this::mayWrite),
                        room.myStateProperty().subscribe(this::mayWrite));
        mayWrite();
    }

    /// Lets go of the room; its draft stays.
    public void close() {
        following.unsubscribe();
        session.typing().stopped();
    }

    /// What stands in the field.
    public StringProperty textProperty() {
        return text;
    }

    /// Whether there is nothing to send.
    public ReadOnlyBooleanProperty blankProperty() {
        return blank.getReadOnlyProperty();
    }

    /// Bytes that may still be written; negative when the text is too long.
    ReadOnlyIntegerProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    /// The words of the empty field.
    ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /// Why one can't write here; empty when one can.
    ReadOnlyStringProperty closedProperty() {
        return closed.getReadOnlyProperty();
    }

    Texts texts() {
        return texts;
    }

    /// The counter's words; empty while there is plenty of room.
    String counter() {
        int bytes = left.get();
        if (bytes < 0) {
            return texts.text("tooLong", -bytes);
        }
        return bytes < WARN_AT ? texts.text("left", bytes) : "";
    }

    /// Hands the text to the outbox and empties the field. Blank text and text over the limit stay
    /// where they are.
    ///
    /// @return whether something was sent
    public boolean send() {
        if (blank.get() || left.get() < 0 || !closed.get().isEmpty()) {
            return false;
        }
        try {
            session.outbox().send(room, text.get());
        } catch (Refusal unsendable) {
            return false;
        }
        session.typing().stopped();
        text.set("");
        onSent.run();
        return true;
    }

    /// The field lost the keyboard: the others need not wait for more.
    void left() {
        session.typing().stopped();
    }

    private void changed() {
        measure();
        session.drafts().keep(room, text.get());
        if (blank.get()) {
            session.typing().stopped();
        } else {
            session.typing().typed(room);
        }
    }

    private void measure() {
        String stripped = text.get().strip();
        blank.set(stripped.isEmpty());
        left.set(MessageText.MAX_BYTES - stripped.getBytes(StandardCharsets.UTF_8).length);
    }

    private String promptFor(String name) {
        return texts.text(
                room.kind().conversation() ? "prompt.direct" : "prompt.room",
                EmojiText.without(name));
    }

    private void mayWrite() {
        if (room.maySend()) {
            closed.set("");
        } else if (room.archivedProperty().get()) {
            closed.set(texts.text("closed.ARCHIVED"));
        } else if (room.myStateProperty().get() != MembershipState.MEMBER) {
            closed.set(texts.text("closed.INVITED"));
        } else {
            closed.set(
                    texts.text(
                            room.kind() == RoomKind.CHANNEL ? "closed.CHANNEL" : "closed.GUEST"));
        }
    }
}
