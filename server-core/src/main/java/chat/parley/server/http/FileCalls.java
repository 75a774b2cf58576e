package chat.parley.server.http;

import chat.parley.model.FileId;
import chat.parley.model.PersonId;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.Protocol;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.SignedIn;
import chat.parley.server.files.NewUpload;
import chat.parley.server.files.SharedFiles;
import chat.parley.server.files.UploadBroken;
import chat.parley.server.files.UploadState;
import chat.parley.server.gateway.Permissions;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls of files: uploads after [tus 1.0](https://tus.io/protocols/resumable-upload) (core,
/// creation and termination) and downloads. Thread-safe.
final class FileCalls {

    private static final String FOLDER = Protocol.FILES;
    private static final Pattern ONE = Pattern.compile(FOLDER + "/([^/]+)");
    private static final Pattern UPLOAD = Pattern.compile(FOLDER + "/([^/]+)/upload");

    /// The calls that are answered here: method and path.
    static final Set<String> OPERATIONS =
            Set.of(
                    "OPTIONS " + FOLDER,
                    "POST " + FOLDER,
                    "OPTIONS " + FOLDER + "/{id}/upload",
                    "HEAD " + FOLDER + "/{id}/upload",
                    "PATCH " + FOLDER + "/{id}/upload",
                    "DELETE " + FOLDER + "/{id}/upload",
                    "GET " + FOLDER + "/{id}");

    private final Accounts accounts;
    private final SharedFiles files;
    private final Permissions permissions;
    private final BiFunction<Integer, Refusal, HttpAnswer> refuse;
    private final Downloads downloads;

    /// Calls of files on a server.
    ///
    /// @param permissions the table in which each call has its row
    /// @param refuse writes a refusal with another status than that of its code
    FileCalls(
            Accounts accounts,
            SharedFiles files,
            Permissions permissions,
            BiFunction<Integer, Refusal, HttpAnswer> refuse) {
        this.accounts = accounts;
        this.permissions = permissions;
        this.files = files;
        this.refuse = refuse;
        this.downloads = new Downloads(files);
    }

    /// Whether a path belongs here.
    static boolean serves(String path) {
        return path.equals(FOLDER) || path.startsWith(FOLDER + "/");
    }

    /// Whether the body of such a call is the bytes of a file.
    static boolean streams(String method, String path) {
        return (method.equals("PATCH") || method.equals("POST")) && UPLOAD.matcher(path).matches();
    }

    /// The answer to a call whose path [#serves].
    HttpAnswer answer(HttpCall call) {
        String operation = operation(call);
        if (OPERATIONS.contains(operation)) {
            permissions.of(operation);
        }
        Matcher one = ONE.matcher(call.path());
        if (one.matches()) {
            return call.method().equals("GET")
                    ? downloads.answer(by(call), id(one.group(1)), call)
                    : wrongMethod("GET");
        }
        try {
            return tus(call).with(Tus.RESUMABLE, Tus.VERSION);
        } catch (Refusal refusal) {
            // What is refused here stands in headers, which tus wants answered with 400.
            boolean header =
                    refusal.code() == RefusalCode.BAD_FIELD
                            && !SharedFiles.CONTENT.equals(refusal.field());
            return refuse.apply(header ? 400 : refusal.code().httpStatus(), refusal)
                    .with(Tus.RESUMABLE, Tus.VERSION);
        }
    }

    private HttpAnswer tus(HttpCall call) {
        if (call.method().equals("OPTIONS")) {
            return options();
        }
        Matcher upload = UPLOAD.matcher(call.path());
        if (!upload.matches() && !call.path().equals(FOLDER)) {
            throw Refusal.notFound();
        }
        if (!Tus.VERSION.equals(call.header(Tus.RESUMABLE).orElse(""))) {
            return refuse.apply(412, Refusal.badField(Tus.RESUMABLE, "only " + Tus.VERSION))
                    .with(Tus.VERSIONS, Tus.VERSION);
        }
        if (upload.matches()) {
            return upload(call, upload.group(1));
        }
        return call.method().equals("POST") ? create(call) : wrongMethod("OPTIONS, POST");
    }

    /// Method and path with what varies named in braces.
    private static String operation(HttpCall call) {
        if (UPLOAD.matcher(call.path()).matches()) {
            return method(call) + " " + FOLDER + "/{id}/upload";
        }
        return call.method() + " " + (call.path().equals(FOLDER) ? FOLDER : FOLDER + "/{id}");
    }

    /// Some clients can't say PATCH and use the way round that tus names.
    private static String method(HttpCall call) {
        return call.method().equals("POST")
                ? call.header(Tus.METHOD).orElse(call.method())
                : call.method();
    }

    private HttpAnswer upload(HttpCall call, String id) {
        return switch (method(call)) {
            case "HEAD" -> offset(200, files.state(by(call), id(id)));
            case "PATCH" -> append(call, id);
            case "DELETE" -> cancel(call, id);
            default -> wrongMethod("DELETE, HEAD, OPTIONS, PATCH");
        };
    }

    private HttpAnswer options() {
        HttpAnswer answer =
                HttpAnswer.empty(204)
                        .with(Tus.VERSIONS, Tus.VERSION)
                        .with(Tus.EXTENSION, "creation,termination");
        long most = files.mostBytes();
        return most == 0 ? answer : answer.with(Tus.MOST_BYTES, Long.toString(most));
    }

    private HttpAnswer create(HttpCall call) {
        SignedIn by = Bearer.signedIn(accounts, call);
        if (call.header(Tus.LENGTH_LATER).isPresent()) {
            throw Refusal.badField(Tus.LENGTH_LATER, "the length must be known");
        }
        long length = number(call, Tus.LENGTH);
        NewUpload said = UploadMetadata.of(call.header(Tus.METADATA).orElse(""));
        UploadState state = accounts.actingFor(by, () -> files.create(by.person(), length, said));
        return offset(201, state).with("Location", FOLDER + "/" + state.id() + "/upload");
    }

    private HttpAnswer append(HttpCall call, String id) {
        SignedIn by = Bearer.signedIn(accounts, call);
        if (!Tus.PIECE.equals(call.header("content-type").orElse(""))) {
            return refuse.apply(415, Refusal.badField("Content-Type", Tus.PIECE));
        }
        long offset = number(call, Tus.OFFSET);
        try {
            return offset(
                    204,
                    accounts.actingFor(
                            by, () -> files.append(by.person(), id(id), offset, call.body())));
        } catch (UploadBroken broken) {
            return refuse.apply(
                    408, Refusal.of(RefusalCode.CONFLICT, "the bytes stopped: ask how many came"));
        }
    }

    private HttpAnswer cancel(HttpCall call, String id) {
        SignedIn by = Bearer.signedIn(accounts, call);
        return accounts.actingFor(
                by,
                () -> {
                    files.cancel(by.person(), id(id));
                    return HttpAnswer.empty(204);
                });
    }

    private static HttpAnswer offset(int status, UploadState state) {
        return new HttpAnswer(
                status,
                Map.of(
                        Tus.OFFSET,
                        Long.toString(state.offset()),
                        Tus.LENGTH,
                        Long.toString(state.length()),
                        "Cache-Control",
                        "no-store"),
                new byte[0]);
    }

    private HttpAnswer wrongMethod(String allowed) {
        return refuse.apply(405, Refusal.of(RefusalCode.BAD_FIELD, "another method"))
                .with("Allow", allowed);
    }

    private PersonId by(HttpCall call) {
        return Bearer.signedIn(accounts, call).person();
    }

    /// What is no id can't be found.
    private static FileId id(String text) {
        try {
            return FileId.of(text);
        } catch (IllegalArgumentException _) {
            throw Refusal.notFound();
        }
    }

    private static long number(HttpCall call, String header) {
        String text = call.header(header).orElse("");
        if (!text.matches("\\d{1,16}")) {
            throw Refusal.badField(header, "a whole number of bytes");
        }
        return Long.parseLong(text);
    }
}
