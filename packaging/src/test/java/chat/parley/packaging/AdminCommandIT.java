package chat.parley.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.ChatServer;
import chat.parley.server.ServerConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `parley admin` as somebody types it, in this process: what it says and with which exit code.
class AdminCommandIT {

    @TempDir private Path data;

    @Test
    void makesTheIndexAgainWhereverTheFolderIsNamed() {
        ChatServer.start(ServerConfig.in(data)).close();

        Ran before = admin("--data", data.toString(), "search", "rebuild");
        Ran after = admin("search", "rebuild", "--data", data.toString());

        assertThat(before).isEqualTo(new Ran(0, "done: 0 messages can be found\n", ""));
        assertThat(after).isEqualTo(before);
        assertThat(data.resolve("search/current")).isNotEmptyFile();
    }

    @Test
    void saysToStopTheServerThatRunsOnTheFolder() {
        ChatServer server = ChatServer.start(ServerConfig.in(data));

        Ran refused = admin("--data", data.toString(), "search", "rebuild");
        server.close();

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains(data.toString(), "Stop it first");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void refusesFolderWithoutServer() {
        Ran refused = admin("--data", data.resolve("typo").toString(), "accounts");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("typo");
        assertThat(data.resolve("typo")).doesNotExist();
    }

    @Test
    void helpNamesTheIndex() {
        assertThat(admin("--help").out()).contains("search", "accounts", "--data");
        assertThat(admin("search", "--help").out()).contains("rebuild");
        assertThat(admin("search").exit()).isEqualTo(2);
    }

    private static Ran admin(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                ParleyMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[args.length + 1];
        all[0] = "admin";
        System.arraycopy(args, 0, all, 1, args.length);
        return new Ran(line.execute(all), out.toString(), err.toString());
    }
}
