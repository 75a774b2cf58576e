package chat.parley.server.matrix;

import chat.parley.model.FileId;
import chat.parley.model.MessageId;
import chat.parley.model.OperationId;
import chat.parley.model.PersonId;
import chat.parley.model.ReportId;
import chat.parley.model.RoomId;
import chat.parley.model.RoomKind;
import chat.parley.model.RoomRole;
import chat.parley.model.RoomSummary;
import chat.parley.protocol.AcceptInvite;
import chat.parley.protocol.Ban;
import chat.parley.protocol.ChangeMade;
import chat.parley.protocol.ChangeRoom;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.CreateInvite;
import chat.parley.protocol.CreateRoom;
import chat.parley.protocol.DeleteRoom;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.Done;
import chat.parley.protocol.InviteMade;
import chat.parley.protocol.InviteToRoom;
import chat.parley.protocol.LeaveRoom;
import chat.parley.protocol.ListReports;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.MuteMember;
import chat.parley.protocol.OpenDirect;
import chat.parley.protocol.RemoveMember;
import chat.parley.protocol.Report;
import chat.parley.protocol.ReportPage;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.RoomEvent;
import chat.parley.protocol.RoomRemoved;
import chat.parley.protocol.SendMessage;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SetRole;
import chat.parley.server.script.ScriptedUpload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A room of one kind, with everybody in their place there and something said by each who ever
/// could. Owned by the test's thread.
final class Stage {

    /// What no room has a code for.
    private static final String NO_CODE = "0000000000000000";

    /// Enough for all who may answer one, in each way, and one more for those who may not.
    private static final int REPORTS = 9;

    private static final Set<Who> JOINERS = EnumSet.range(Who.LEFT, Who.ADMIN);

    private final String kind;
    private final Cast cast;
    private final RoomSummary room;
    private final String code;
    private final MessageId root;
    private final MessageId other;
    private final FileId file;
    private final Map<Who, MessageId> own = new EnumMap<>(Who.class);
    private final List<ReportId> reports = new ArrayList<>();

    private Stage(String kind, Cast cast, RoomSummary room, String code) {
        this.kind = kind;
        this.cast = cast;
        this.room = room;
        this.code = code;
        this.root = said(host(), null);
        this.other = said(cast.victim(), room.kind() == RoomKind.CHANNEL ? root : null);
        this.file = shown();
    }

    /// Prepares a room.
    static Stage of(String kind, Cast cast) {
        return switch (kind) {
            case "group" -> group(cast);
            case "direct" -> direct(cast);
            default -> listed(kind, cast);
        };
    }

    private static Stage direct(Cast cast) {
        return conversation("direct", cast, cast.victim().id());
    }

    private static Stage group(Cast cast) {
        Actor left = cast.actor(Who.LEFT);
        Actor invited = cast.actor(Who.INVITED);
        Stage stage =
                conversation(
                        "group",
                        cast,
                        cast.victim().id(),
                        cast.witness().id(),
                        left.id(),
                        invited.id());
        RoomId room = stage.room.id();
        for (Actor gone : List.of(left, invited)) {
            gone.asks(RoomEntered.class, i -> new LeaveRoom(i, op(), room));
        }
        stage.host().asks(ChangeMade.class, i -> new InviteToRoom(i, op(), room, invited.id()));
        return stage;
    }

    private static Stage conversation(String kind, Cast cast, PersonId... others) {
        DirectOpened opened =
                cast.actor(Who.MEMBER)
                        .asks(DirectOpened.class, i -> new OpenDirect(i, op(), List.of(others)));
        Stage stage = new Stage(kind, cast, Objects.requireNonNull(opened.room()), NO_CODE);
        stage.own.put(Who.MEMBER, stage.said(cast.actor(Who.MEMBER), null));
        stage.report(1);
        return stage;
    }

    private static Stage listed(String name, Cast cast) {
        RoomKind kind =
                switch (name) {
                    case "private" -> RoomKind.PRIVATE;
                    case "channel" -> RoomKind.CHANNEL;
                    default -> RoomKind.PUBLIC;
                };
        Actor owner = cast.actor(Who.OWNER);
        RoomSummary room =
                Objects.requireNonNull(
                        owner.asks(
                                        RoomEntered.class,
                                        i -> new CreateRoom(i, op(), kind, name, null, List.of()))
                                .room());
        String code =
                owner.asks(InviteMade.class, i -> new CreateInvite(i, op(), room.id(), null, null))
                        .code();
        for (Actor member : List.of(cast.victim(), cast.witness())) {
            member.asks(RoomEntered.class, i -> new AcceptInvite(i, op(), code));
        }
        Stage stage = new Stage(name, cast, room, code);
        stage.people();
        stage.report(REPORTS);
        stage.close(name);
        return stage;
    }

    /// Has so many messages of the victim reported.
    private void report(int count) {
        for (int i = 0; i < count; i++) {
            MessageId spam = said(cast.victim(), room.kind() == RoomKind.CHANNEL ? root : null);
            host().asks(Done.class, n -> new Report(n, op(), room.id(), spam, "spam"));
        }
        String next = null;
        do {
            String after = next;
            ReportPage page =
                    cast.actor(Who.ADMINISTRATOR)
                            .asks(ReportPage.class, n -> new ListReports(n, after, null));
            page.items().stream()
                    .filter(report -> report.room().equals(room.id()))
                    .forEach(report -> reports.add(report.id()));
            next = page.next();
        } while (next != null);
    }

    /// Takes another report from now on, since the present one was answered.
    void reportAnswered() {
        reports.removeFirst();
    }

    private void people() {
        for (Who who : JOINERS) {
            Actor joiner = cast.actor(who);
            joiner.asks(RoomEntered.class, i -> new AcceptInvite(i, op(), code));
            own.put(who, said(joiner, room.kind() == RoomKind.CHANNEL ? root : null));
        }
        own.put(Who.OWNER, said(cast.actor(Who.OWNER), null));
        rules(i -> new SetRole(i, op(), room.id(), id(Who.ADMIN), RoomRole.ADMIN));
        rules(i -> new SetRole(i, op(), room.id(), id(Who.MODERATOR), RoomRole.MODERATOR));
        rules(i -> new SetRole(i, op(), room.id(), id(Who.GUEST), RoomRole.GUEST));
        rules(i -> new MuteMember(i, op(), room.id(), id(Who.MUTED), null));
        rules(i -> new RemoveMember(i, op(), room.id(), id(Who.KICKED), null));
        rules(i -> new Ban(i, op(), room.id(), id(Who.BANNED), null));
        rules(i -> new Ban(i, op(), room.id(), cast.outcast(), null));
        rules(i -> new InviteToRoom(i, op(), room.id(), id(Who.INVITED)));
        cast.actor(Who.LEFT).asks(RoomEntered.class, i -> new LeaveRoom(i, op(), room.id()));
    }

    private void close(String name) {
        if (name.equals("archived")) {
            var _ = archive(true);
        } else if (name.equals("deleted")) {
            host().asks(RoomEntered.class, i -> new DeleteRoom(i, op(), room.id()));
        }
    }

    private long archive(boolean on) {
        return Objects.requireNonNull(
                rules(i -> new ChangeRoom(i, op(), room.id(), null, null, null, null, on, null))
                        .seq());
    }

    private ChangeMade rules(LongFunction<ClientCommand> command) {
        return host().asks(ChangeMade.class, command);
    }

    /// Does something that the witnesses are told and waits until they are, so that whatever was
    /// sent before has arrived.
    ///
    /// @return the number of the last change
    long makesItselfHeard() {
        long seq =
                switch (kind) {
                    case "archived" -> {
                        archive(false);
                        yield archive(true);
                    }
                    case "deleted" -> 0;
                    default -> message(host(), null, List.of()).seq();
                };
        for (Actor witness : witnesses()) {
            var _ = witness.wire().await(ServerFrame.class, frame -> lastTold(frame, seq));
        }
        return seq;
    }

    private boolean lastTold(ServerFrame frame, long seq) {
        return switch (frame) {
            case RoomRemoved removed -> seq == 0 && removed.room().equals(room.id());
            case RoomEvent event -> event.room().equals(room.id()) && event.seq() == seq;
            default -> false;
        };
    }

    /// Those in the room who do nothing and only hear.
    List<Actor> witnesses() {
        return kind.equals("direct")
                ? List.of(cast.victim())
                : List.of(cast.victim(), cast.witness());
    }

    String kind() {
        return kind;
    }

    RoomId room() {
        return room.id();
    }

    /// Who may do the most in this room.
    Actor host() {
        return cast.actor(room.kind().conversation() ? Who.MEMBER : Who.OWNER);
    }

    /// The sample of an operation, filled in for somebody.
    ///
    /// @param hidden whether to name a room and a code that do not exist
    String fill(String sample, Who who, boolean hidden) {
        return sample.replace("$room", hidden ? UUID.randomUUID().toString() : room.id().toString())
                .replace("$code", hidden ? NO_CODE : code)
                .replace(
                        "$report",
                        (hidden ? new ReportId(UUID.randomUUID()) : reports.getFirst()).toString())
                .replace("$root", root.toString())
                .replace("$mine", own.getOrDefault(who, root).toString())
                .replace("$other", other.toString())
                .replace("$epoch", room.epoch());
    }

    private PersonId id(Who who) {
        return cast.actor(who).id();
    }

    /// A file that a message of the host carries.
    FileId file() {
        return file;
    }

    private FileId shown() {
        FileId shown =
                new ScriptedUpload(cast.server(), host().token()).file("a.txt", new byte[] {65});
        var _ = message(host(), null, List.of(shown));
        return shown;
    }

    private MessageId said(Actor by, @Nullable MessageId thread) {
        return message(by, thread, List.of()).message();
    }

    private MessageAccepted message(Actor by, @Nullable MessageId thread, List<FileId> files) {
        return by.asks(
                MessageAccepted.class,
                i ->
                        new SendMessage(
                                i, op(), room.id(), "hello", null, thread, files, List.of(), null));
    }

    private static OperationId op() {
        return new OperationId(UUID.randomUUID());
    }
}
