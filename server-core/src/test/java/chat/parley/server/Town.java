package chat.parley.server;

import chat.parley.model.Limits;
import chat.parley.protocol.NewAccount;
import chat.parley.server.db.DatabaseSettings;
import chat.parley.server.script.Rates;
import chat.parley.server.script.ScriptedPerson;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A server and the people who talk on it, gone together. Used from the test's thread. Nobody is
/// held up for doing something often.
final class Town implements AutoCloseable {

    private final List<ScriptedPerson> people = new ArrayList<>();
    private final ServerConfig config;
    private ChatServer server;

    private Town(ServerConfig config) {
        this.config = config;
        server = ChatServer.start(config);
    }

    static Town on(DatabaseSettings database, Path folder) {
        return on(database, folder, limits -> limits);
    }

    /// @param change other limits than usual
    static Town on(DatabaseSettings database, Path folder, UnaryOperator<Limits> change) {
        return new Town(
                ServerConfig.in(folder)
                        .withDatabase(database)
                        .withLimits(change.apply(Rates.lifted())));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// The server, until the town is restarted.
    ChatServer server() {
        return server;
    }

    /// Ends the server and starts it again on what it left; the people have to come back.
    void restart() {
        server.close();
        server = ChatServer.start(config);
    }

    /// How many connections the server has.
    int connections() {
        return server.connections();
    }

    /// Somebody with a new account.
    ScriptedPerson signsUp(String name) {
        return keep(ScriptedPerson.signsUp(address(), name));
    }

    /// Somebody with an account of one's own making.
    ScriptedPerson signsUp(NewAccount account) {
        return keep(ScriptedPerson.signsUp(address(), account));
    }

    /// With which the first account becomes an administrator; asked for before there is one.
    String setupCode() {
        return server.setupCode().orElseThrow();
    }

    /// Somebody whose new account is the server's administrator; asked for first.
    ScriptedPerson founder(String name) {
        return signsUp(new NewAccount(name, name, null, "test", null, setupCode()));
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
