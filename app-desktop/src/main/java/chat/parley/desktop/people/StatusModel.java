package chat.parley.desktop.people;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.link.Outcome;
import chat.parley.desktop.session.People;
import chat.parley.desktop.session.PersonEntry;
import chat.parley.model.Presence;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How one wants to be seen: presence and a few words. Belongs to the FX thread.
public final class StatusModel {
    private static final Texts TEXTS = Texts.beside(StatusModel.class);

    private final People people;
    private final Runnable onDone;
    private final ObjectProperty<Presence> presence;
    private final StringProperty words;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// Begins with how one is seen now.
    ///
    /// @param onDone runs when the server has taken the new state
    public StatusModel(People people, PersonEntry me, Runnable onDone) {
        this.people = people;
        this.onDone = onDone;
        Presence now = me.presence();
        presence = new SimpleObjectProperty<>(now == Presence.OFFLINE ? Presence.ONLINE : now);
        String text = me.statusTextProperty().get();
        words = new SimpleStringProperty(text == null ? "" : text);
    }

    ObjectProperty<Presence> presenceProperty() {
        return presence;
    }

    StringProperty wordsProperty() {
        return words;
    }

    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void save() {
        problem.set("");
        people.setStatus(presence.get(), words.get().strip(), "", this::answered);
    }

    private void answered(Outcome<Boolean> outcome) {
        switch (outcome) {
            case Outcome.Done<Boolean> done -> onDone.run();
            case Outcome.Refused<Boolean> no ->
                    problem.set(TEXTS.text("status.refused", no.message()));
            case Outcome.Unreachable<Boolean> none -> problem.set(TEXTS.text("status.offline"));
        }
    }
}
