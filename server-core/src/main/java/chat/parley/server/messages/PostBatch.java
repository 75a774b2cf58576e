package chat.parley.server.messages;

import chat.parley.model.FileId;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.MessageText;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.model.RoomId;
import chat.parley.protocol.ForwardOf;
import chat.parley.protocol.MessageAccepted;
import chat.parley.protocol.ReplyTo;
import chat.parley.protocol.SendMessage;
import chat.parley.server.accounts.Operations;
import chat.parley.server.db.BulkWrite;
import chat.parley.server.db.BulkWrite.Outcome;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.RoomLog;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import chat.parley.server.rooms.SlowMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Posts all messages of one batch with few statements, in the order of the protocol: operation id,
/// number under the room's lock, rights, insert. Owned by the committer's thread; made anew
/// whenever the batch is run.
final class PostBatch {

    /// One message to post.
    ///
    /// @param id its id, if it is posted
    /// @param hash fingerprint of the command
    /// @param here people called by `here`
    record Post(
            PersonId by,
            SendMessage command,
            MessageId id,
            String hash,
            Instant at,
            Set<PersonId> here) {

        PostSql.Key key() {
            return new PostSql.Key(by, command.op());
        }
    }

    /// The one kind of bulk write that posting is.
    static final BulkWrite<Post, MessageAccepted> KIND =
            (handle, posts) -> new PostBatch(handle, posts).run();

    private final Handle handle;
    private final List<Post> posts;
    private final Seats.Table seats;
    private final Map<PostSql.Key, PostSql.Earlier> earlier;
    private final Map<MessageId, PostSql.Target> targets;
    private final SlowMode slowMode;
    private final Forwards forwards;
    private final Attaching attaching;
    private final Map<RoomId, PostSql.NewHead> heads = new HashMap<>();
    private final List<PostSql.Row> rows = new ArrayList<>();

    private PostBatch(Handle handle, List<Post> posts) {
        this.handle = handle;
        this.posts = posts;
        this.earlier =
                PostSql.earlier(handle, posts.stream().map(post -> post.command().op()).toList());
        this.seats =
                Seats.table(
                        handle,
                        posts.stream().flatMap(post -> roomsOf(post.command())).distinct().toList(),
                        posts.stream().map(Post::by).distinct().toList());
        this.targets = PostSql.targets(handle, targetIds(posts), quotedIds(posts));
        this.slowMode = new SlowMode(handle);
        List<SendMessage> commands = posts.stream().map(Post::command).toList();
        this.forwards = Forwards.of(handle, commands);
        this.attaching = Attaching.of(handle, commands, forwards);
    }

    private List<Outcome<MessageAccepted>> run() {
        List<Outcome<MessageAccepted>> outcomes = new ArrayList<>(posts.size());
        for (Post post : posts) {
            try {
                outcomes.add(new Outcome.Done<>(decide(post)));
            } catch (Refusal refusal) {
                outcomes.add(new Outcome.Refused<>(refusal));
            }
        }
        if (!rows.isEmpty()) {
            PostSql.insert(handle, rows);
            joinThreads();
            attaching.write();
            PostSql.setHeads(handle, heads.values());
            RoomLog.add(handle, rows.stream().map(PostSql.Row::change).toList());
            slowMode.write();
            cutFeeds();
        }
        return outcomes;
    }

    private MessageAccepted decide(Post post) {
        SendMessage command = post.command();
        PostSql.Earlier before = earlier.get(post.key());
        if (before != null) {
            Operations.refuseOther(before.hash(), post.hash());
            return before.again();
        }
        Seat seat = seats.seat(command.room(), post.by());
        MemberRow place = seat.requireMember();
        requireTargets(post, place);
        attaching.requireOwn(command, post.by());
        Message source = source(post);
        var _ = seat.requireMayPost(post.at(), command.thread() != null);
        Calls.requireMayCall(seat, command.mentions(), List.of());
        seat.requireOpen();
        Forwards.Taken taken =
                source == null
                        ? null
                        : forwards.take(command, source, seats.seat(source.room(), post.by()));
        attaching.requireFinished(command);
        slowMode.pass(seat, post.by(), post.at());
        return accept(post, seat, taken);
    }

    private @Nullable Message source(Post post) {
        ForwardOf forward = post.command().forwardOf();
        return forward == null
                ? null
                : forwards.source(forward, seats.seat(forward.room(), post.by()));
    }

    private void requireTargets(Post post, MemberRow place) {
        SendMessage command = post.command();
        ReplyTo reply = command.replyTo();
        if (reply != null) {
            PostSql.Target answered = target(post, place, reply.message(), "replyTo.message");
            if (reply.quote() != null && !MessageText.holds(answered.text(), reply.quote())) {
                throw Refusal.badField("replyTo.quote", "not in the message that is answered");
            }
        }
        MessageId thread = command.thread();
        if (thread != null && target(post, place, thread, "thread").thread() != null) {
            throw Refusal.badField("thread", "a reply has no thread of its own");
        }
    }

    private PostSql.Target target(Post post, MemberRow place, MessageId id, String field) {
        PostSql.Target found = targets.get(id);
        if (found == null
                || !found.room().equals(post.command().room())
                || found.seq() <= place.hiddenTo()) {
            throw Refusal.of(RefusalCode.NOT_FOUND, "not found", field);
        }
        return found;
    }

    private MessageAccepted accept(Post post, Seat seat, Forwards.@Nullable Taken taken) {
        RoomId room = post.command().room();
        PostSql.NewHead head =
                heads.computeIfAbsent(
                        room,
                        _ ->
                                new PostSql.NewHead(
                                        room, seat.room().head(), seat.room().head(), null));
        long seq = head.head() + 1;
        boolean inThread = post.command().thread() != null;
        heads.put(
                room,
                new PostSql.NewHead(room, head.before(), seq, inThread ? head.last() : post.id()));
        List<FileId> files = taken == null ? post.command().attachments() : taken.files();
        rows.add(new PostSql.Row(post, seq, taken, attaching.bind(post, seq, files)));
        MessageAccepted accepted = new MessageAccepted(post.id(), seq, post.at(), false);
        // The same operation may be in the batch twice, over two connections.
        earlier.put(post.key(), new PostSql.Earlier(post.hash(), accepted));
        return accepted;
    }

    private void joinThreads() {
        for (PostSql.Row row : rows) {
            MessageId thread = row.post().command().thread();
            if (thread != null) {
                PersonId author = Objects.requireNonNull(targets.get(thread)).author();
                ThreadSql.join(handle, row, thread, author);
            }
        }
    }

    private void cutFeeds() {
        for (PostSql.NewHead head : heads.values()) {
            if (RoomLog.cutDue(head.before(), head.head())) {
                RoomLog.cut(handle, head.room(), head.head());
            }
        }
    }

    private static Stream<RoomId> roomsOf(SendMessage command) {
        ForwardOf forward = command.forwardOf();
        return forward == null
                ? Stream.of(command.room())
                : Stream.of(command.room(), forward.room());
    }

    private static Set<MessageId> targetIds(List<Post> posts) {
        return posts.stream()
                .flatMap(post -> targetsOf(post.command()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<MessageId> quotedIds(List<Post> posts) {
        return posts.stream()
                .map(post -> post.command().replyTo())
                .filter(reply -> reply != null && reply.quote() != null)
                .map(ReplyTo::message)
                .collect(Collectors.toSet());
    }

    private static List<MessageId> targetsOf(SendMessage command) {
        List<MessageId> ids = new ArrayList<>();
        MessageId thread = command.thread();
        if (command.replyTo() != null) {
            ids.add(command.replyTo().message());
        }
        if (thread != null) {
            ids.add(thread);
        }
        return ids;
    }
}
