package chat.parley.server.rooms;

import chat.parley.model.Draft;
import chat.parley.model.MessageId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.DraftSaved;
import chat.parley.protocol.SaveDraft;
import chat.parley.server.accounts.PersonalLog;
import chat.parley.server.db.Database;
import chat.parley.server.db.Housekeeping;
import chat.parley.server.db.LockKey;
import chat.parley.server.doorbell.Bell;
import chat.parley.server.doorbell.Doorbell;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The public door of what people have typed and not sent.
///
/// Thread-safe; may block on the database. What may not be done is thrown as a [Refusal].
public final class Drafts {

    private static final int MOST = 500;

    /// Code points of all drafts of a person together: each connection begins with them.
    private static final int MOST_LETTERS = 1 << 19;

    /// How long an emptied draft keeps its version, for devices that were away.
    private static final Duration EMPTY_KEPT = Duration.ofDays(30);

    private final Database database;
    private final Doorbell doorbell;
    private final InstantSource clock;

    public Drafts(Database database, Doorbell doorbell, InstantSource clock) {
        this.database = database;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /// What of drafts grows old.
    public static Housekeeping.Chore chore() {
        return new Housekeeping.Chore(
                "empty drafts",
                (handle, now) -> DraftSql.forgetEmpty(handle, now.minus(EMPTY_KEPT)));
    }

    /// Keeps a draft for all devices of the person.
    public DraftSaved save(PersonId by, SaveDraft command) {
        Written<DraftSaved> written =
                database.writes()
                        .write(LockKey.person(by.value()), handle -> saved(handle, by, command));
        written.bells().forEach(doorbell::ring);
        return written.answer();
    }

    private Written<DraftSaved> saved(Handle handle, PersonId by, SaveDraft command) {
        MemberRow place = Seats.get(handle, command.room(), by).requireMember();
        MessageId thread = command.thread();
        if (thread != null) {
            requireRoot(handle, command, thread, place);
        }
        Draft before =
                DraftSql.find(handle, by, command.room(), thread).orElse(draft(command, 0, ""));
        Draft after = draft(command, before.version() + 1, command.text());
        if (before.says(after)) {
            // Also the same once more, after an answer that was lost.
            return new Written<>(new DraftSaved(before.version()), List.of());
        }
        if (before.version() != 0 && command.version() != before.version()) {
            throw Refusal.conflict("the draft was changed elsewhere", before);
        }
        requireRoom(DraftSql.besides(handle, by, after), after);
        DraftSql.put(handle, by, after);
        long n =
                PersonalLog.add(
                        handle,
                        by,
                        PersonalLog.Kind.DRAFT,
                        command.room().value(),
                        thread == null ? null : thread.toString());
        return new Written<>(
                new DraftSaved(after.version()), List.of(new Bell.PersonBell(by.value(), n)));
    }

    /// An emptied draft always fits.
    private static void requireRoom(DraftSql.Amount others, Draft draft) {
        if (draft.empty()) {
            return;
        }
        if (others.drafts() >= MOST) {
            throw Refusal.of(RefusalCode.QUOTA, "at most " + MOST + " drafts");
        }
        if (others.letters() + draft.text().codePointCount(0, draft.text().length())
                > MOST_LETTERS) {
            throw Refusal.of(RefusalCode.QUOTA, "drafts of at most " + MOST_LETTERS + " letters");
        }
    }

    private static void requireRoot(
            Handle handle, SaveDraft command, MessageId thread, MemberRow place) {
        ThreadPointers.Root root =
                ThreadPointers.root(handle, command.room(), thread)
                        .filter(found -> found.seq() > place.hiddenTo())
                        .orElseThrow(Refusal::notFound);
        if (root.reply()) {
            throw Refusal.badField("thread", "a reply has no thread of its own");
        }
    }

    /// The draft that a command asks for; with version 0, the one that there never was.
    private Draft draft(SaveDraft command, long version, String text) {
        return new Draft(
                command.room(),
                command.thread(),
                text,
                version == 0 ? null : command.replyTo(),
                version == 0 ? List.of() : command.attachments(),
                version,
                clock.instant());
    }
}
