package chat.parley.server.messages;

import chat.parley.model.EarlierText;
import chat.parley.model.Member;
import chat.parley.model.Message;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RoomSettings;
import chat.parley.protocol.ChangesPage;
import chat.parley.protocol.EditsPage;
import chat.parley.protocol.FilesPage;
import chat.parley.protocol.GetChanges;
import chat.parley.protocol.GetEdits;
import chat.parley.protocol.GetHistory;
import chat.parley.protocol.GetMessage;
import chat.parley.protocol.HistoryPage;
import chat.parley.protocol.ListFiles;
import chat.parley.protocol.ListPins;
import chat.parley.protocol.MessageFound;
import chat.parley.protocol.PinsPage;
import chat.parley.server.accounts.People;
import chat.parley.server.rooms.ChangedMembers;
import chat.parley.server.rooms.MemberRow;
import chat.parley.server.rooms.PeopleIn;
import chat.parley.server.rooms.RoomLog;
import chat.parley.server.rooms.RoomRow;
import chat.parley.server.rooms.Seat;
import chat.parley.server.rooms.Seats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads messages back. Thread-safe; called inside a read.
final class History {

    private static final int FILES = 50;

    private final People people;

    History(People people) {
        this.people = people;
    }

    HistoryPage page(Handle handle, PersonId by, GetHistory command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        MessageId thread = command.thread();
        MessageSql.Stretch stretch =
                new MessageSql.Stretch(command.room(), place.hiddenTo(), thread, by);
        if (thread != null && MessageSql.find(handle, stretch, thread).isEmpty()) {
            throw Refusal.notFound();
        }
        int size = command.size();
        if (command.around() != null) {
            return around(handle, stretch, command.around(), size);
        }
        if (command.after() != null) {
            List<Message> found =
                    MessageSql.from(handle, stretch, upTo(command.after()) + 1, size + 1);
            List<Message> items = new PageBudget().beginning(found, size);
            return answer(handle, items, found.size() > items.size(), null);
        }
        long before = command.before() == null ? Long.MAX_VALUE : command.before();
        List<Message> found = MessageSql.before(handle, stretch, before, size + 1);
        List<Message> items = new PageBudget().beginning(found, size);
        return answer(handle, items.reversed(), found.size() > items.size(), null);
    }

    private HistoryPage around(Handle handle, MessageSql.Stretch stretch, long seq, int size) {
        int older = size / 2;
        List<Message> before = MessageSql.before(handle, stretch, seq, older + 1);
        List<Message> from = MessageSql.from(handle, stretch, seq, size - older + 1);
        List<Message> earlier = PageBudget.half().beginning(before, older);
        List<Message> later = PageBudget.half().beginning(from, size - older);
        List<Message> items = new ArrayList<>(earlier.reversed());
        items.addAll(later);
        return answer(handle, items, before.size() > earlier.size(), from.size() > later.size());
    }

    private HistoryPage answer(
            Handle handle, List<Message> items, boolean more, @Nullable Boolean moreAfter) {
        return new HistoryPage(
                items, people.seen(handle, PeopleIn.messages(items)), more, moreAfter);
    }

    MessageFound message(Handle handle, PersonId by, GetMessage command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        MessageSql.Stretch stretch =
                new MessageSql.Stretch(command.room(), place.hiddenTo(), null, by);
        Message message =
                MessageSql.find(handle, stretch, command.message()).orElseThrow(Refusal::notFound);
        return new MessageFound(message, people.seen(handle, PeopleIn.messages(List.of(message))));
    }

    /// The texts that a message had; none of a deleted one.
    EditsPage edits(Handle handle, PersonId by, GetEdits command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        MessageSql.Stretch stretch =
                new MessageSql.Stretch(command.room(), place.hiddenTo(), null, by);
        Message message =
                MessageSql.find(handle, stretch, command.message()).orElseThrow(Refusal::notFound);
        List<EarlierText> found =
                message.deleted() == null ? EditSql.earlier(handle, message.id()) : List.of();
        List<EarlierText> newest = new ArrayList<>();
        PageBudget budget = new PageBudget();
        for (EarlierText text : found.reversed()) {
            if (!budget.takes(text.text(), List.of())) {
                break;
            }
            newest.add(text);
        }
        return new EditsPage(newest.reversed(), newest.size() < found.size());
    }

    PinsPage pins(Handle handle, PersonId by, ListPins command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        List<Message> pinned = Pinning.list(handle, command.room(), place.hiddenTo(), by);
        List<Message> rest = behind(pinned, command.before());
        List<Message> items = new PageBudget().beginning(rest, rest.size());
        return new PinsPage(
                items, people.seen(handle, PeopleIn.messages(items)), rest.size() > items.size());
    }

    private static List<Message> behind(List<Message> pinned, @Nullable MessageId before) {
        if (before == null) {
            return pinned;
        }
        int at = pinned.stream().map(Message::id).toList().indexOf(before);
        if (at < 0) {
            throw Refusal.badField("before", "not a message of this list");
        }
        return pinned.subList(at + 1, pinned.size());
    }

    FilesPage files(Handle handle, PersonId by, ListFiles command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        List<MessageId> ids =
                AttachmentSql.carrying(
                        handle,
                        command.room(),
                        place.hiddenTo(),
                        command.before() == null ? Long.MAX_VALUE : command.before(),
                        command.kind(),
                        FILES + 1);
        List<Message> found =
                MessageSql.byIds(handle, first(ids, FILES), by).stream()
                        .sorted(Comparator.comparingLong(Message::seq).reversed())
                        .toList();
        List<Message> items = new PageBudget().beginning(found, FILES);
        return new FilesPage(
                items, people.seen(handle, PeopleIn.messages(items)), ids.size() > items.size());
    }

    /// Everything that changed above a number, by present rows; a number is never cut in two.
    ChangesPage changes(Handle handle, PersonId by, GetChanges command) {
        Seat seat = Seats.get(handle, command.room(), by);
        MemberRow place = seat.requireMember();
        RoomRow room = seat.room();
        long since = command.since();
        requireReachable(room, command);
        int size = command.size();
        MessageSql.Stretch stretch = new MessageSql.Stretch(room.id(), place.hiddenTo(), null, by);
        // A reply and its root share a number, so one more than asked may belong to the last one.
        List<Message> messages = MessageSql.changed(handle, stretch, since, size + 2);
        List<ChangedMembers.Changed> members =
                ChangedMembers.after(handle, room.id(), since, size + 1);
        boolean settings = room.changedSeq() > since;
        long[] numbers =
                LongStream.concat(
                                Stream.concat(
                                                messages.stream().map(Message::changedSeq),
                                                members.stream()
                                                        .map(ChangedMembers.Changed::changedSeq))
                                        .mapToLong(Long::longValue),
                                settings ? LongStream.of(room.changedSeq()) : LongStream.empty())
                        .sorted()
                        .toArray();
        boolean many = numbers.length > size && numbers[numbers.length - 1] > numbers[size - 1];
        long most = many ? numbers[size - 1] : room.head();
        long upTo = new PageBudget().wholeNumbers(messages, members, most);
        boolean more = many || upTo < most;
        return page(
                handle,
                command,
                room,
                messages.stream().filter(message -> message.changedSeq() <= upTo).toList(),
                members.stream()
                        .filter(member -> member.changedSeq() <= upTo)
                        .map(ChangedMembers.Changed::member)
                        .toList(),
                new Cut(
                        upTo,
                        more,
                        settings && room.changedSeq() <= upTo ? room.settings() : null));
    }

    /// Where a page of changes ends, and the settings if they are in it.
    private record Cut(long upTo, boolean more, @Nullable RoomSettings settings) {}

    private ChangesPage page(
            Handle handle,
            GetChanges command,
            RoomRow room,
            List<Message> messages,
            List<Member> members,
            Cut cut) {
        Set<PersonId> needed = PeopleIn.messages(messages);
        members.forEach(member -> needed.add(member.person()));
        return new ChangesPage(
                command.since(),
                cut.upTo(),
                room.head(),
                cut.more(),
                messages,
                members,
                people.seen(handle, needed),
                cut.settings());
    }

    private static void requireReachable(RoomRow room, GetChanges command) {
        long behind = room.head() - command.since();
        if (!command.epoch().equals(room.epoch()) || behind < 0 || behind > RoomLog.KEPT) {
            throw Refusal.conflict("take the newest page");
        }
    }

    private static long upTo(long seq) {
        return Math.min(seq, Long.MAX_VALUE - 1);
    }

    private static <T> List<T> first(List<T> found, int size) {
        return found.size() > size ? found.subList(0, size) : found;
    }
}
