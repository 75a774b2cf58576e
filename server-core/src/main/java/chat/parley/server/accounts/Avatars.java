package chat.parley.server.accounts;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.server.db.Columns;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The pictures of people and rooms: always a picture that who sets it has uploaded. Looks at the
/// rows of files, of which it needs no more than this. No state; called inside a write.
public final class Avatars {

    private static final String FIELD = "avatar";
    private static final String PICTURE = "image";

    private record Upload(PersonId owner, @Nullable String kind) {}

    private Avatars() {}

    /// Refuses what is not the person's own finished picture.
    ///
    /// @throws Refusal `NOT_FOUND` for another's or an unknown file, `CONFLICT` for an unfinished
    ///   one, `BAD_FIELD` for one that is no picture
    public static void requireOwn(Handle handle, PersonId by, FileId avatar) {
        Upload upload =
                handle.createQuery("select owner, kind from stored_file where id = ?")
                        .bind(0, avatar.value())
                        .map((row, _) ->
                                new Upload(
                                        new PersonId(Columns.uuid(row, "owner")),
                                        Columns.textOrNull(row, "kind")))
                        .findOne()
                        .filter(found -> found.owner().equals(by))
                        .orElseThrow(() -> Refusal.of(RefusalCode.NOT_FOUND, "not found", FIELD));
        if (upload.kind() == null) {
            throw Refusal.of(RefusalCode.CONFLICT, "the upload is not finished", FIELD);
        }
        if (!upload.kind().equals(PICTURE)) {
            throw Refusal.badField(FIELD, "no picture");
        }
    }
}
