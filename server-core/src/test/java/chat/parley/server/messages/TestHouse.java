package chat.parley.server.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.model.Mention;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.Person;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.Registration;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteMessage;
import chat.parley.protocol.EditMessage;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.JoinRoom;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.RestoreMessage;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.SignIn;
import chat.parley.server.accounts.AccountRules;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.Attendance;
import chat.parley.server.accounts.InviteCodes;
import chat.parley.server.accounts.People;
import chat.parley.server.accounts.Profiles;
import chat.parley.server.accounts.SignedIn;
import chat.parley.server.db.Database;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.doorbell.Bell;
import chat.parley.server.doorbell.LocalDoorbell;
import chat.parley.server.rooms.Drafts;
import chat.parley.server.rooms.Invites;
import chat.parley.server.rooms.Overview;
import chat.parley.server.rooms.PersonFeed;
import chat.parley.server.rooms.Readers;
import chat.parley.server.rooms.Rooms;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/// Everything of a server but its sockets, on one database: what tests of the storage talk to.
///
/// Several on one PostgreSQL database are several nodes.
public final class TestHouse implements AutoCloseable {

    private static final Limits UNLIMITED = unlimited();

    public final Database database;
    public final TestClock clock = new TestClock();
    public final LocalDoorbell doorbell = new LocalDoorbell();
    public final List<Bell> bells = new CopyOnWriteArrayList<>();
    public final Accounts accounts;
    public final Profiles profiles;
    public final Rooms rooms;
    public final Invites invites;
    public final PersonFeed personFeed;
    public final Messages messages;
    public final Saved saved;
    public final Threads threads;
    public final Readers readers;
    public final Drafts drafts;
    public final RoomFeed roomFeed;
    public final People people;

    private final DatabaseSettings settings;
    private final AccountRules rules;
    private final Attendance attendance;
    private @Nullable TestHouse elsewhere;

    public TestHouse(DatabaseSettings settings) {
        this(settings, new AccountRules(Registration.OPEN, UNLIMITED), Attendance.NOBODY);
    }

    public TestHouse(DatabaseSettings settings, AccountRules rules, Attendance attendance) {
        this.settings = settings;
        this.rules = rules;
        this.attendance = attendance;
        database = Database.open(settings);
        SecureRandom random = new SecureRandom();
        people = new People(clock, attendance);
        StoredMessages stored = new StoredMessages();
        accounts = new Accounts(database, doorbell, clock, random, rules);
        profiles = new Profiles(database, doorbell, clock, people);
        rooms = new Rooms(database, doorbell, clock, random, people, stored);
        invites = new Invites(database, doorbell, clock, new InviteCodes(database, random), stored);
        personFeed = new PersonFeed(database, people, stored);
        messages = new Messages(database, doorbell, clock, random, people, accounts.settings());
        readers = new Readers(database);
        drafts = new Drafts(database, doorbell, clock);
        threads = new Threads(database, people);
        saved = new Saved(database, doorbell, people);
        roomFeed = new RoomFeed(database);
        var _ = doorbell.listen(bells::add);
    }

    /// No rates, tokens as usual.
    public static Limits unlimited() {
        Limits limits = Limits.standard();
        for (Limit limit : Limit.values()) {
            if (limit.liftable()) {
                limits = limits.with(limit, 0);
            }
        }
        return limits;
    }

    public static OperationId op() {
        return new OperationId(UUID.randomUUID());
    }

    /// Where somebody else may be: on a database server at another node, which closes with this
    /// one; an embedded database has one node only.
    public TestHouse elsewhere() {
        if (settings.folder() != null) {
            return this;
        }
        TestHouse other = elsewhere;
        if (other == null) {
            other = new TestHouse(settings, rules, attendance);
            elsewhere = other;
        }
        return other;
    }

    /// A new account without a password.
    public PersonId person(String username) {
        return register(username, null).person();
    }

    /// A new account and its first session.
    public SessionGrant register(String username, @Nullable String password) {
        return accounts.register(
                new NewAccount(username, username, password, "test", null, null), "here");
    }

    public SessionGrant signIn(String username, String password) {
        return accounts.signIn(new SignIn(username, password, "test"), "here");
    }

    /// Whose token it is; fails if it is nobody's.
    public SignedIn signedIn(SessionGrant grant) {
        return (SignedIn) accounts.authenticate(grant.token());
    }

    /// An administrator of the server; must be the first account.
    public PersonId administrator(String username) {
        String code = accounts.setupCode().orElseThrow();
        return accounts.register(
                        new NewAccount(username, username, null, "test", null, code), "here")
                .person();
    }

    public RoomId room(PersonId owner, RoomKind kind, String name, PersonId... invited) {
        return summary(
                        rooms.create(
                                        owner,
                                        new CreateRoom(1, op(), kind, name, null, List.of(invited)))
                                .room())
                .id();
    }

    /// A public room with all of them in it, the first its owner.
    public RoomId roomOf(PersonId owner, PersonId... others) {
        RoomId room = room(owner, RoomKind.PUBLIC, "room " + UUID.randomUUID());
        for (PersonId other : others) {
            rooms.join(other, new JoinRoom(1, op(), room));
        }
        return room;
    }

    public MessageAccepted say(PersonId by, RoomId room, String text) {
        return messages.post(by, SendMessage.plain(1, op(), room, text));
    }

    public ChangeMade edit(PersonId by, RoomId room, MessageId id, String text, Mention... calls) {
        return messages.edit(by, new EditMessage(1, op(), room, id, text, List.of(calls)));
    }

    public ChangeMade delete(PersonId by, RoomId room, MessageId id) {
        return messages.delete(by, new DeleteMessage(1, op(), room, id, null));
    }

    public ChangeMade restore(PersonId by, RoomId room, MessageId id) {
        return messages.restore(by, new RestoreMessage(1, op(), room, id));
    }

    public Message message(PersonId by, RoomId room, MessageId id) {
        return messages.message(by, new GetMessage(1, room, id)).message();
    }

    /// The command of a message that calls somebody.
    public static SendMessage calling(RoomId room, Mention... mentions) {
        return new SendMessage(
                1, op(), room, "you!", null, null, List.of(), List.of(mentions), null);
    }

    /// The command of a reply in a thread.
    public static SendMessage reply(RoomId room, MessageId root) {
        return new SendMessage(
                1, op(), room, "in the thread", null, root, List.of(), List.of(), null);
    }

    public HistoryPage newest(PersonId by, RoomId room, int limit) {
        return messages.history(by, new GetHistory(1, room, null, null, null, null, limit));
    }

    /// What a room is told above a number.
    public List<RoomEvent> events(RoomId room, long after, int limit) {
        return roomFeed.after(room, after, limit).stream().map(RoomNews::event).toList();
    }

    public Overview overview(PersonId person) {
        return rooms.overview(person);
    }

    public RoomSummary seenBy(PersonId person, RoomId room) {
        return overview(person).summaries().stream()
                .filter(summary -> summary.id().equals(room))
                .findFirst()
                .orElseThrow();
    }

    public Person profile(PersonId person) {
        return profiles.stored(person);
    }

    /// Fails unless the call is refused with this code.
    public static void refused(RefusalCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    public static RoomSummary summary(@Nullable RoomSummary summary) {
        return Objects.requireNonNull(summary);
    }

    @Override
    public void close() {
        if (elsewhere != null) {
            elsewhere.close();
        }
        doorbell.close();
        database.close();
    }
}
