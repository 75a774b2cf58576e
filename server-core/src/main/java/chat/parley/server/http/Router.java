package chat.parley.server.http;

import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.HttpBody;
import chat.parley.protocol.HttpError;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.Refresh;
import chat.parley.protocol.ServerInfo;
import chat.parley.protocol.SignIn;
import chat.parley.protocol.WireCodec;
import chat.parley.server.accounts.Accounts;
import chat.parley.server.accounts.SignedIn;
import chat.parley.server.db.DatabaseFault;
import chat.parley.server.files.SharedFiles;
import chat.parley.server.gateway.Permissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls under `/api/v1`: what the server is, accounts, sessions and files. Refusals and faults
/// become answers here, and only here. Thread-safe.
public final class Router implements HttpService {

    private static final Logger log = LoggerFactory.getLogger(Router.class);
    private static final long RETRY_MILLIS = 1_000;

    /// Answers one path for one method.
    @FunctionalInterface
    private interface Action {
        HttpAnswer answer(Router router, HttpCall call);
    }

    private static final Map<String, Map<String, Action>> ROUTES =
            Map.of(
                    Protocol.SERVER,
                            Map.of("GET", (router, _) -> router.json(200, router.info.get())),
                    Protocol.ACCOUNTS, Map.of("POST", Router::register),
                    Protocol.SESSIONS, Map.of("POST", Router::signIn),
                    Protocol.REFRESH, Map.of("POST", Router::refresh),
                    Protocol.CURRENT_SESSION, Map.of("DELETE", Router::signOut));

    /// The calls that are answered here: method and path.
    public static final Set<String> OPERATIONS =
            Stream.concat(
                            FileCalls.OPERATIONS.stream(),
                            ROUTES.entrySet().stream()
                                    .flatMap(route ->
                                            route.getValue().keySet().stream()
                                                    .map(method -> method + " " + route.getKey())))
                    .collect(Collectors.toUnmodifiableSet());

    private final Accounts accounts;
    private final Supplier<ServerInfo> info;
    private final Permissions permissions;
    private final FileCalls files;
    private final Supplier<String> incidents;
    private final Consumer<RefusalCode> refusals;
    private final WireCodec codec = new WireCodec();

    /// @param info what the server tells about itself at this moment
    /// @param permissions the table in which each call has its row
    /// @param incidents new ids under which faults are logged
    /// @param refusals counts them; must not block or fail
    public Router(
            Accounts accounts,
            Supplier<ServerInfo> info,
            Permissions permissions,
            SharedFiles files,
            Supplier<String> incidents,
            Consumer<RefusalCode> refusals) {
        this.incidents = incidents;
        this.refusals = refusals;
        this.accounts = accounts;
        this.info = info;
        this.permissions = permissions;
        this.files = new FileCalls(accounts, files, permissions, this::refuse);
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        try {
            return route(call);
        } catch (Refusal refusal) {
            return refuse(refusal.code().httpStatus(), refusal);
        } catch (DatabaseFault fault) {
            return fault(call, fault, fault.unavailable());
        } catch (RuntimeException fault) {
            return fault(call, fault, false);
        }
    }

    @Override
    public HttpAnswer refuse(int status, Refusal refusal) {
        refusals.accept(refusal.code());
        HttpAnswer answer = json(status, HttpError.of(refusal));
        Duration retry = refusal.retry();
        if (retry == null) {
            return answer;
        }
        long seconds = Math.max(1, retry.plusMillis(999).toSeconds());
        return answer.with("Retry-After", Long.toString(seconds));
    }

    @Override
    public boolean streams(String method, String path) {
        return FileCalls.streams(method, path);
    }

    private HttpAnswer route(HttpCall call) {
        if (call.tokenInQuery()) {
            return refuse(
                    401, Refusal.of(RefusalCode.NOT_SIGNED_IN, "a token belongs into the header"));
        }
        if (FileCalls.serves(call.path())) {
            return files.answer(call);
        }
        Map<String, Action> methods = ROUTES.get(call.path());
        if (methods == null) {
            throw Refusal.notFound();
        }
        Action action = methods.get(call.method());
        if (action == null) {
            return refuse(405, Refusal.of(RefusalCode.BAD_FIELD, "another method"))
                    .with("Allow", String.join(", ", methods.keySet()));
        }
        permissions.of(call.method() + " " + call.path());
        return action.answer(this, call);
    }

    private HttpAnswer register(HttpCall call) {
        return read(
                NewAccount.class,
                call,
                body -> json(201, accounts.register(body, call.remoteAddress())));
    }

    private HttpAnswer signIn(HttpCall call) {
        return read(
                SignIn.class, call, body -> json(201, accounts.signIn(body, call.remoteAddress())));
    }

    private HttpAnswer refresh(HttpCall call) {
        return read(Refresh.class, call, body -> json(201, accounts.refresh(body)));
    }

    private HttpAnswer signOut(HttpCall call) {
        SignedIn known = Bearer.signedIn(accounts, call);
        accounts.endSession(known.person(), known.session());
        return HttpAnswer.empty(204);
    }

    /// A body that can't be read is 400; a value that is read and refused is 422.
    private <T extends HttpBody> HttpAnswer read(
            Class<T> type, HttpCall call, Function<T, HttpAnswer> action) {
        T body;
        try {
            body = codec.readBody(type, call.bytes(), WireCodec.MAX_BODY_BYTES);
        } catch (Refusal refusal) {
            return refuse(
                    refusal.code() == RefusalCode.BAD_FIELD ? 400 : refusal.code().httpStatus(),
                    refusal);
        }
        return action.apply(body);
    }

    private HttpAnswer json(int status, HttpBody body) {
        return HttpAnswer.json(status, codec.write(body));
    }

    private HttpAnswer fault(HttpCall call, RuntimeException fault, boolean unavailable) {
        String incident = incidents.get();
        log.error("incident {}: {} failed", incident, call, fault);
        return unavailable
                ? json(
                                503,
                                new HttpError(
                                        RefusalCode.UNAVAILABLE,
                                        "the server can't reach its database",
                                        null,
                                        RETRY_MILLIS,
                                        incident))
                        .with("Retry-After", "1")
                : json(
                        500,
                        new HttpError(
                                RefusalCode.INTERNAL,
                                "something went wrong",
                                null,
                                null,
                                incident));
    }
}
