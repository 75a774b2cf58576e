package chat.parley.server.gateway;

import chat.parley.model.CloseReason;
import chat.parley.model.Refusal;
import chat.parley.model.RefusalCode;
import chat.parley.protocol.ClientCommand;
import chat.parley.protocol.ClientFrame;
import chat.parley.protocol.Decoded;
import chat.parley.protocol.DirectOpened;
import chat.parley.protocol.Hello;
import chat.parley.protocol.Ok;
import chat.parley.protocol.Ping;
import chat.parley.protocol.Pong;
import chat.parley.protocol.Protocol;
import chat.parley.protocol.Refused;
import chat.parley.protocol.RoomEntered;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.Typing;
import chat.parley.server.accounts.Authentication;
import chat.parley.server.accounts.SignedIn;
import java.time.Duration;

/// Acts on the frames of one session, in order: its `hello`, its pings and its commands, each of
/// which gets its one answer. Owned by the session's virtual thread.
final class CommandReader implements Inbox.Reader {

    private static final Duration REFUSED_WAIT = Duration.ofSeconds(1);

    private final Session session;
    private final Gateway gateway;
    private final Patience patience = new Patience();
    private long lastNumber = -1;

    CommandReader(Session session, Gateway gateway) {
        this.session = session;
        this.gateway = gateway;
    }

    @Override
    public boolean pause() {
        if (!session.connection().crowded()) {
            return false;
        }
        session.connection().whenClear(session::resume);
        return true;
    }

    @Override
    public void read(String text, boolean over) {
        try {
            switch (gateway.codec().readClientFrame(text)) {
                case Decoded.Faulty(Refused answer) -> faulty(answer);
                case Decoded.Frame(ClientFrame frame) -> act(frame, over);
            }
        } catch (RuntimeException fault) {
            gateway.onFault(session, fault);
        }
    }

    private void act(ClientFrame frame, boolean over) {
        switch (frame) {
            case Hello hello when !session.greeted() -> hello(hello);
            case Hello _ ->
                    session.send(Refused.of(null, Refusal.conflict("there was a hello already")));
            case Ping _ when !session.greeted() ->
                    session.connection().close(CloseReason.NO_HELLO, "");
            case Ping ping -> {
                session.countPing();
                session.send(new Pong(ping.n(), gateway.now()));
            }
            case ClientCommand _ when !session.greeted() ->
                    session.connection().close(CloseReason.NO_HELLO, "");
            case ClientCommand command -> command(command, over);
        }
    }

    private void command(ClientCommand command, boolean over) {
        if (command.i() <= lastNumber) {
            session.send(Refused.of(command.i(), Refusal.badField("i", "larger than the last")));
            return;
        }
        lastNumber = command.i();
        session.acted();
        if (over) {
            session.send(Refused.of(command.i(), Refusal.rateLimited(REFUSED_WAIT)));
            return;
        }
        Pace pace = gateway.permissions().paceOf(command);
        if (pace == null || inPace(pace, command)) {
            ServerFrame answer = gateway.dispatcher().answer(session, command);
            if (answer instanceof Ok(_, RoomEntered _) || answer instanceof Ok(_, DirectOpened _)) {
                session.hearNews();
            }
            if (!(command instanceof Typing && answer instanceof Ok)) {
                session.send(answer);
            }
            CloseReason ending = session.ending();
            if (ending != null) {
                session.connection().close(ending, "");
            }
        }
    }

    private boolean inPace(Pace pace, ClientCommand command) {
        long now = gateway.nanos();
        if (!patience.bear(pace, now)) {
            session.connection().close(CloseReason.TOO_FAST, "");
            return false;
        }
        Duration wait = gateway.paces().take(session.signedIn().person(), pace, now);
        if (wait.isZero()) {
            return true;
        }
        patience.refuse(pace, now, wait);
        session.send(Refused.of(command.i(), Refusal.rateLimited(wait)));
        return false;
    }

    private void faulty(Refused answer) {
        if (!session.greeted()) {
            session.connection().close(CloseReason.NO_HELLO, "");
            return;
        }
        session.send(answer);
        Long number = answer.re();
        if (number != null) {
            lastNumber = Math.max(lastNumber, number);
        }
        if (answer.code() == RefusalCode.BAD_JSON && !patience.bearBadFrame(gateway.nanos())) {
            session.connection().close(CloseReason.BAD_FRAMES, "");
        }
    }

    private void hello(Hello hello) {
        if (hello.protocol() != Protocol.VERSION) {
            session.connection().close(CloseReason.WRONG_VERSION, "");
            return;
        }
        switch (gateway.authenticate(hello.token())) {
            case SignedIn known -> {
                session.signIn(known);
                gateway.welcome(session, known);
            }
            case Authentication.Rejected(var why) ->
                    session.connection()
                            .close(
                                    switch (why) {
                                        case UNKNOWN -> CloseReason.BAD_TOKEN;
                                        case EXPIRED -> CloseReason.TOKEN_EXPIRED;
                                        case SUSPENDED -> CloseReason.ACCOUNT_SUSPENDED;
                                    },
                                    "");
        }
    }
}
