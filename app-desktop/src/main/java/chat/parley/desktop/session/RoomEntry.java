package chat.parley.desktop.session;

import chat.parley.model.Level;
import chat.parley.model.MembershipState;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSettings;
import chat.parley.model.RoomSummary;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One room in the room list; one object for each id in a session. Belongs to the FX thread;
/// screens read and bind, only the session changes it.
public final class RoomEntry {
    private final RoomId id;
    private final ReadOnlyObjectWrapper<RoomKind> kind;
    private final RoomTitle title = new RoomTitle();
    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper memberCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<RoomRole> myRole =
            new ReadOnlyObjectWrapper<>(RoomRole.MEMBER);
    private final ReadOnlyObjectWrapper<MembershipState> myState =
            new ReadOnlyObjectWrapper<>(MembershipState.MEMBER);
    private final ReadOnlyObjectWrapper<Level> level = new ReadOnlyObjectWrapper<>(Level.ALL);
    private final ReadOnlyBooleanWrapper archived = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper favourite = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper mentions = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Message> lastMessage =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Instant> lastActivity =
            new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final ReadOnlyStringWrapper draft = new ReadOnlyStringWrapper("");
    private final ObservableList<PersonEntry> typing = FXCollections.observableArrayList();
    private final ObservableList<PersonEntry> typingView =
            FXCollections.unmodifiableObservableList(typing);
    private final UnreadCount unreadCount = new UnreadCount();
    private int slowModeSeconds;

    RoomEntry(RoomId id, RoomKind kind) {
        this.id = id;
        this.kind = new ReadOnlyObjectWrapper<>(kind);
    }

    public RoomId id() {
        return id;
    }

    public RoomKind kind() {
        return kind.get();
    }

    public String name() {
        return title.shownProperty().get();
    }

    /// What to show: the room's name, for a direct room the other's display name, for a group
    /// without a name its people's.
    public ReadOnlyStringProperty nameProperty() {
        return title.shownProperty();
    }

    /// Empty if there is none.
    public ReadOnlyStringProperty topicProperty() {
        return topic.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty memberCountProperty() {
        return memberCount.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RoomRole> myRoleProperty() {
        return myRole.getReadOnlyProperty();
    }

    /// `INVITED` rooms have no timeline until they are joined.
    public ReadOnlyObjectProperty<MembershipState> myStateProperty() {
        return myState.getReadOnlyProperty();
    }

    /// What notifies; `NONE` is a muted room.
    public ReadOnlyObjectProperty<Level> levelProperty() {
        return level.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty archivedProperty() {
        return archived.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty favouriteProperty() {
        return favourite.getReadOnlyProperty();
    }

    /// Messages of others after the read pointer.
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// Those of them that name this person.
    public ReadOnlyIntegerProperty mentionsProperty() {
        return mentions.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Message> lastMessageProperty() {
        return lastMessage.getReadOnlyProperty();
    }

    /// For sorting by activity: when the last message came or was sent from here.
    public ReadOnlyObjectProperty<Instant> lastActivityProperty() {
        return lastActivity.getReadOnlyProperty();
    }

    /// What was typed here and not sent; empty if nothing.
    public ReadOnlyStringProperty draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// The others of a direct or group room; empty for rooms with a name.
    public ObservableList<PersonEntry> peers() {
        return title.peers();
    }

    /// Who is typing now, sorted by when they started, without oneself.
    public ObservableList<PersonEntry> typing() {
        return typingView;
    }

    /// The read pointer: everything up to this number is read.
    public long readSeq() {
        return unreadCount.readSeq();
    }

    /// Whether this person may send here, as far as this app knows; the server decides.
    public boolean maySend() {
        boolean member = myState.get() == MembershipState.MEMBER && myRole.get() != RoomRole.GUEST;
        boolean announcements =
                kind() == RoomKind.CHANNEL
                        && myRole.get() != RoomRole.OWNER
                        && myRole.get() != RoomRole.ADMIN;
        return member && !announcements && !archived.get();
    }

    void summarise(RoomSummary summary) {
        kind.set(summary.kind());
        topic.set(summary.topic() == null ? "" : summary.topic());
        memberCount.set(summary.memberCount());
        myRole.set(summary.myRole());
        myState.set(summary.myState());
        level.set(summary.level());
        archived.set(summary.archived());
        favourite.set(summary.favourite());
        slowModeSeconds = summary.slowModeSeconds() == null ? 0 : summary.slowModeSeconds();
        Message last = summary.lastMessage();
        if (last != null) {
            lastMessage(last);
        }
    }

    void settings(RoomSettings settings) {
        kind.set(settings.kind());
        topic.set(settings.topic() == null ? "" : settings.topic());
        archived.set(settings.archived());
        slowModeSeconds = settings.slowModeSeconds() == null ? 0 : settings.slowModeSeconds();
        title.given(settings.name());
    }

    RoomTitle title() {
        return title;
    }

    int slowModeSeconds() {
        return slowModeSeconds;
    }

    void preferences(Level notified, boolean starred) {
        level.set(notified);
        favourite.set(starred);
    }

    void memberCount(int now) {
        memberCount.set(now);
    }

    void myPlace(RoomRole role, MembershipState state) {
        myRole.set(role);
        myState.set(state);
    }

    UnreadCount unreadCount() {
        return unreadCount;
    }

    void showUnread() {
        unread.set(unreadCount.unread());
        mentions.set(unreadCount.mentions());
    }

    void lastMessage(Message message) {
        lastMessage.set(message);
        active(message.at());
    }

    /// Changes the last message in place, if it is that one.
    void changeLast(MessageId id, UnaryOperator<Message> change) {
        Message last = lastMessage.get();
        if (last != null && last.id().equals(id)) {
            lastMessage.set(change.apply(last));
        }
    }

    void active(Instant at) {
        if (at.isAfter(lastActivity.get())) {
            lastActivity.set(at);
        }
    }

    void draft(String text) {
        draft.set(text);
    }

    ObservableList<PersonEntry> mutableTyping() {
        return typing;
    }
}
