package chat.parley.server.messages;

import chat.parley.model.Attachment;
import chat.parley.model.Message;
import chat.parley.model.PersonId;
import chat.parley.model.Reaction;
import chat.parley.server.rooms.ChangedMembers;
import chat.parley.server.rooms.PeopleIn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what one page may still carry, so that its frame stays below 1 MiB.
///
/// It reckons each message, and each person whom the page speaks of for the first time, at no less
/// than their JSON; nothing is encoded for that. The first thing is taken however long it is, or no
/// page would lead on. Used by the thread that fills the page.
public final class PageBudget {

    /// What a whole page may have: 1 MiB less the frame around it.
    private static final long BYTES = 1_000_000;

    /// A message without its words and lists: ids, times, numbers and the names of all fields.
    private static final int MESSAGE = 1_000;

    private static final int MEMBER = 300;

    /// An item of another list without its words.
    private static final int LISTING = 500;

    /// A person with the longest name, description and status.
    private static final int PERSON = 3_000;

    private static final long NONE = Long.MAX_VALUE;

    private static final int ATTACHMENT = 250;
    private static final int REACTION = 60;
    private static final int ID = 40;

    /// A control character is written as an escape of six.
    private static final int ESCAPED = 6;

    private final long most;
    private final Set<PersonId> people = new HashSet<>();
    private long spent;
    private boolean begun;

    /// A whole page.
    public PageBudget() {
        this(BYTES);
    }

    private PageBudget(long most) {
        this.most = most;
    }

    /// One of two halves of a page.
    static PageBudget half() {
        return new PageBudget(BYTES / 2);
    }

    /// Whether the message still goes on the page; then it is counted.
    public boolean takes(Message message) {
        return takes(message, 0);
    }

    /// The same with `beside` further bytes that come with the message.
    public boolean takes(Message message, int beside) {
        spend(message);
        spent += beside;
        return fits();
    }

    /// Whether something else still goes on the page; then it is counted.
    ///
    /// @param words what somebody has written in it, beside ids, times and the names of fields
    /// @param needed people whom it speaks of
    public boolean takes(String words, Collection<PersonId> needed) {
        spend(LISTING + bytes(words), needed);
        return fits();
    }

    /// As many as go on the page, from the first on, at most `size`.
    List<Message> beginning(List<Message> found, int size) {
        List<Message> page = new ArrayList<>();
        for (Message message : found) {
            if (page.size() == size || !takes(message)) {
                break;
            }
            page.add(message);
        }
        return page;
    }

    /// The last number, at most `upTo`, whose changes and all before them go on the page. Both
    /// lists are in the order of their changes.
    long wholeNumbers(List<Message> messages, List<ChangedMembers.Changed> members, long upTo) {
        int message = 0;
        int member = 0;
        long whole = 0;
        long counted = 0;
        while (true) {
            long ofMessage = message < messages.size() ? messages.get(message).changedSeq() : NONE;
            long ofMember = member < members.size() ? members.get(member).changedSeq() : NONE;
            long number = Math.min(ofMessage, ofMember);
            if (number != counted) {
                if (counted > 0 && !fits()) {
                    return whole;
                }
                whole = counted;
                counted = number;
            }
            if (number > upTo) {
                return upTo;
            }
            if (ofMessage == number) {
                spend(messages.get(message++));
            } else {
                spend(MEMBER, List.of(members.get(member++).member().person()));
            }
        }
    }

    private boolean fits() {
        boolean fits = !begun || spent <= most;
        begun = true;
        return fits;
    }

    private void spend(Message message) {
        spend(bytes(message), PeopleIn.messages(List.of(message)));
    }

    private void spend(long bytes, Collection<PersonId> needed) {
        spent += bytes;
        for (PersonId person : needed) {
            if (people.add(person)) {
                spent += PERSON;
            }
        }
    }

    private static long bytes(Message message) {
        long bytes = MESSAGE + bytes(message.text()) + (long) ID * message.mentions().size();
        if (message.deleted() != null) {
            bytes += bytes(message.deleted().reason());
        }
        if (message.replyTo() != null) {
            bytes += bytes(message.replyTo().excerpt()) + bytes(message.replyTo().quote());
        }
        for (Attachment file : message.attachments()) {
            bytes += ATTACHMENT + bytes(file.name()) + bytes(file.type()) + bytes(file.waveform());
        }
        for (Reaction reaction : message.reactions()) {
            bytes += REACTION + bytes(reaction.emoji()) + (long) ID * reaction.people().size();
        }
        return bytes;
    }

    private static long bytes(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                bytes += ESCAPED;
            } else if (c < 0x80) {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }
        return bytes;
    }
}
