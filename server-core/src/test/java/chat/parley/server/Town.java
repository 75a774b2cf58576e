package chat.parley.server;

import chat.parley.model.Limit;
import chat.parley.model.Limits;
import chat.parley.protocol.NewAccount;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A server and the people who talk on it, gone together. Used from the test's thread. Nobody is
/// held up for sending or signing up often.
final class Town implements AutoCloseable {

    private final List<ScriptedPerson> people = new ArrayList<>();
    private final ChatServer server;

    private Town(ChatServer server) {
        this.server = server;
    }

    static Town on(DatabaseSettings database, Path folder) {
        return on(database, folder, limits -> limits);
    }

    /// @param change other limits than usual
    static Town on(DatabaseSettings database, Path folder, UnaryOperator<Limits> change) {
        Limits limits =
                Limits.standard()
                        .with(Limit.SENDS_PER_SECOND, 0)
                        .with(Limit.ACCOUNTS_PER_HOUR_PER_ADDRESS, 0);
        return new Town(
                ChatServer.start(
                        ServerConfig.in(folder)
                                .withDatabase(database)
                                .withLimits(change.apply(limits))));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// How many connections the server has.
    int connections() {
        return server.connections();
    }

    /// Somebody with a new account.
    ScriptedPerson signsUp(String name) {
        return keep(ScriptedPerson.signsUp(address(), name));
    }

    /// Somebody whose new account is the server's administrator; asked for first.
    ScriptedPerson founder(String name) {
        String code = server.setupCode().orElseThrow();
        return keep(
                ScriptedPerson.signsUp(
                        address(), new NewAccount(name, name, null, "test", null, code)));
    }

    /// Has a person, or another device, closed with the rest.
    ScriptedPerson keep(ScriptedPerson person) {
        people.add(person);
        return person;
    }

    @Override
    public void close() {
        people.forEach(ScriptedPerson::close);
        server.close();
    }
}
