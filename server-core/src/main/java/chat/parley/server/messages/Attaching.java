package chat.parley.server.messages;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The files that a batch of posts wants to carry: one's own finished uploads, or those of the
/// message that is forwarded. Owned by one batch.
final class Attaching {

    private static final String FIELD = "attachments";

    private final Handle handle;
    private final Map<FileId, AttachmentSql.Upload> uploads;
    private final List<AttachmentSql.Carrying> carrying = new ArrayList<>();

    private Attaching(Handle handle, Map<FileId, AttachmentSql.Upload> uploads) {
        this.handle = handle;
        this.uploads = uploads;
    }

    /// Looks up the files of these commands and of what they forward.
    static Attaching of(Handle handle, List<SendMessage> commands, Forwards forwards) {
        List<FileId> ids =
                Stream.concat(
                                commands.stream().flatMap(each -> each.attachments().stream()),
                                forwards.files())
                        .distinct()
                        .toList();
        return new Attaching(handle, AttachmentSql.uploads(handle, ids));
    }

    /// Refuses what is not the person's own: nobody shows another's upload.
    void requireOwn(SendMessage command, PersonId by) {
        for (FileId id : command.attachments()) {
            AttachmentSql.Upload upload = uploads.get(id);
            if (upload == null || !upload.owner().equals(by)) {
                throw Refusal.of(RefusalCode.NOT_FOUND, "not found", FIELD);
            }
        }
    }

    /// Refuses what has not come whole.
    void requireFinished(SendMessage command) {
        for (FileId id : command.attachments()) {
            AttachmentSql.Upload upload = uploads.get(id);
            if (upload == null || upload.kind() == null) {
                throw Refusal.of(RefusalCode.CONFLICT, "the upload is not finished", FIELD);
            }
        }
    }

    /// Remembers what an accepted message carries.
    ///
    /// @return how many files
    int bind(PostBatch.Post post, long seq, List<FileId> files) {
        List<AttachmentSql.Upload> found =
                files.stream().map(uploads::get).filter(Objects::nonNull).toList();
        if (!found.isEmpty()) {
            carrying.add(new AttachmentSql.Carrying(post.id(), post.command().room(), seq, found));
        }
        return found.size();
    }

    void write() {
        AttachmentSql.insert(handle, carrying);
    }
}
