package chat.parley.desktop.conversation;

import chat.parley.desktop.fx.Texts;
import chat.parley.desktop.link.ConnectionState;
import chat.parley.desktop.session.ChatSession;
import chat.parley.desktop.session.Outbox;
import chat.parley.desktop.session.RoomEntry;
import chat.parley.desktop.session.Timeline;
import chat.parley.desktop.session.TimelineRow;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/// One open room: what its conversation shows and what one can do in it. Owned by the JavaFX
/// thread.
///
/// Made when the room is opened and [#close]d when another takes its place; holds no listener on
/// the session afterwards.
public final class ConversationModel {

    private final ChatSession session;
    private final RoomEntry room;
    private final Timeline timeline;
    private final InstantSource clock;
    private final Texts texts = Texts.beside(ConversationModel.class);
    private final Wording wording = new Wording(texts);
    private final Moments moments;
    private final SeenMessages seen = new SeenMessages();
    private final ReadOnlyObjectWrapper<List<ConversationItem>> items =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Screen> screen =
            new ReadOnlyObjectWrapper<>(Screen.LOADING);
    private final ReadOnlyStringWrapper typing = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper offline = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper endsWanted = new ReadOnlyIntegerWrapper();
    private final Company company;
    private final InvalidationListener rearrange = _ -> arrange();
    private final InvalidationListener retype = _ -> showTyping();
    private Subscription following = Subscription.EMPTY;
    private long marked;

    /// The conversation of a room, at this computer's time and place.
    public ConversationModel(ChatSession session, RoomEntry room) {
        this(session, room, InstantSource.system(), ZoneId.systemDefault());
    }

    ConversationModel(ChatSession session, RoomEntry room, InstantSource clock, ZoneId zone) {
        this.session = session;
        this.room = room;
        this.timeline = session.timeline(room);
        this.clock = clock;
        this.moments = new Moments(texts, zone);
        this.company = new Company(session, room, this::arrange);
    }

    /// Begins to follow the room, at its oldest unread message or at its end.
    public void open() {
        timeline.open();
        timeline.rows().addListener(rearrange);
        company.open();
        room.typing().addListener(retype);
        following =
                Subscription.combine(
                        timeline.phaseProperty().subscribe(this::arrange),
                        timeline.moreBeforeProperty().subscribe(this::arrange),
                        timeline.dividerProperty().subscribe(this::arrange),
                        room.nameProperty().subscribe(this::arrange),
                        session.connectionProperty().subscribe(this::connection));
        arrange();
        showTyping();
    }

    /// Lets go of the room.
    public void close() {
        timeline.rows().removeListener(rearrange);
        room.typing().removeListener(retype);
        following.unsubscribe();
        company.close();
        timeline.close();
    }

    /// The room it shows.
    public RoomEntry room() {
        return room;
    }

    ReadOnlyObjectProperty<List<ConversationItem>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /// Who is typing, in words; empty for nobody.
    public ReadOnlyStringProperty typingProperty() {
        return typing.getReadOnlyProperty();
    }

    /// Whether the server can't be reached now.
    ReadOnlyBooleanProperty offlineProperty() {
        return offline.getReadOnlyProperty();
    }

    /// Messages of others that are not read.
    ReadOnlyIntegerProperty unreadProperty() {
        return room.unreadProperty();
    }

    /// Whether the newest message is further down than what is loaded.
    ReadOnlyBooleanProperty moreBelowProperty() {
        return timeline.moreAfterProperty();
    }

    /// Grows when the view has to go to the end of the list.
    ReadOnlyIntegerProperty endsWantedProperty() {
        return endsWanted.getReadOnlyProperty();
    }

    Texts texts() {
        return texts;
    }

    /// What is said about messages.
    Wording wording() {
        return wording;
    }

    /// Something was sent from this room's composer: the divider has done its work, and the end
    /// comes into sight.
    public void sent() {
        timeline.clearDivider();
        toNewest();
    }

    /// Shows the end of the conversation.
    public void toNewest() {
        timeline.followingProperty().set(true);
        if (timeline.moreAfterProperty().get()) {
            timeline.toNewest();
        }
        endsWanted.set(endsWanted.get() + 1);
    }

    /// Takes the unread divider away, as Esc does, and goes to the end.
    public void dismissUnread() {
        timeline.clearDivider();
        toNewest();
    }

    void loadOlder() {
        timeline.loadOlder();
    }

    void loadNewer() {
        timeline.loadNewer();
    }

    /// The view shows the end of the list, or not.
    void following(boolean end) {
        timeline.followingProperty().set(end);
    }

    /// What is in sight now; told a few times a second.
    void look(long lastInSight, boolean attentive) {
        seen.look(lastInSight, attentive, clock.instant()).ifPresent(this::markRead);
    }

    /// What another device marked as unread stays so until this room is opened again.
    private void markRead(long seq) {
        boolean movedBack = room.readSeq() < marked;
        if (!movedBack) {
            session.reading().markRead(room, seq);
            marked = seq;
        }
    }

    /// Gives a reaction, or takes an own one back.
    void react(ConversationItem.Said said, String emoji) {
        boolean own =
                said.reactions().stream()
                        .anyMatch(given -> given.own() && given.reaction().emoji().equals(emoji));
        if (said.id() != null) {
            timeline.react(said.id(), emoji, !own, _ -> {});
        }
    }

    /// The messages that are not at the server yet.
    Outbox outbox() {
        return session.outbox();
    }

    /// The people around it.
    Company company() {
        return company;
    }

    /// How the room is called in running text.
    String title() {
        return Wording.title(room);
    }

    boolean isConversation() {
        return room.kind().conversation();
    }

    private void showTyping() {
        typing.set(wording.typing(room.typing()));
    }

    private void connection(ConnectionState state) {
        offline.set(!state.online());
    }

    private void arrange() {
        List<TimelineRow> rows = timeline.rows();
        screen.set(Screen.of(timeline.phaseProperty().get(), rows.isEmpty()));
        items.set(
                rows.isEmpty()
                        ? List.of()
                        : new Arrangement(surroundings())
                                .of(
                                        rows,
                                        timeline.moreBeforeProperty().get()
                                                ? new ConversationItem.Earlier()
                                                : wording.start(room)));
    }

    private Arrangement.Surroundings surroundings() {
        return new Arrangement.Surroundings(
                company.me(),
                company::person,
                timeline.dividerProperty().get(),
                company.readMarks(timeline),
                clock.instant(),
                moments,
                texts);
    }
}
