package chat.parley.desktop;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people at two real windows, a real server in a process of its own, real sockets between
/// them.
final class TwoWindowsIT {
    @TempDir Path folder;

    private ServerProcess server;
    private Somebody ann;
    private Somebody bob;

    @BeforeEach
    void open() throws Exception {
        server = ServerProcess.start(folder.resolve("server"), 0);
        ann = new Somebody(folder.resolve("ann"), 0, 500);
        bob = new Somebody(folder.resolve("bob"), 500, 500);
        ann.opensParley();
        bob.opensParley();
    }

    @AfterEach
    void close() {
        ann.picture("two-windows-ann-at-the-end");
        bob.picture("two-windows-bob-at-the-end");
        ann.close();
        bob.close();
        server.close();
    }

    @Test
    void twoPeopleTalkAndGoOnTalkingAfterTheServerWasKilled() throws Exception {
        ann.joins(server.address(), "Ann");
        bob.joins(server.address(), "Bob");
        bob.readsTitle("Bob · Harbour · Parley");

        ann.clicksText("Create a room");
        ann.types("#room-name", "harbour");
        ann.clicks("#create-go");
        ann.seesText("harbour");
        bob.clicksText("Browse rooms");
        bob.clicksText("Join");

        ann.sends("hello from the pier");
        bob.seesMessageOnce("hello from the pier");

        bob.typesOnMessage("hello from the pier", "+");
        ann.sees(".reaction");

        bob.writes("on my");
        ann.seesText("Bob is typing");
        bob.writes(" way");
        bob.presses(KeyCode.ENTER);
        ann.seesMessageOnce("on my way");
        ann.picture("two-windows-ann");
        bob.picture("two-windows-bob");

        ann.clicks("#add-person");
        ann.clicksText("Bob");
        ann.clicks("#write-go");
        ann.sends("just you");
        bob.seesRoom("Ann", "one unread message");
        bob.opensRoom("Ann");
        bob.seesMessageOnce("just you");
        bob.seesNothingUnreadIn("Ann");

        server.kill();
        bob.sees("#banner");
        bob.sends("written while nobody answers");
        bob.picture("two-windows-offline");
        server = ServerProcess.start(folder.resolve("server"), server.port());
        bob.clicksText("Try now");
        ann.seesMessageOnce("written while nobody answers");
        bob.seesMessageOnce("written while nobody answers");
        bob.doesNotSee("#banner");
        ann.sends("still here");
        bob.seesMessageOnce("still here");
    }
}
