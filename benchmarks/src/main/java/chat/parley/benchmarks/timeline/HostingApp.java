package chat.parley.benchmarks.timeline;

import chat.parley.desktop.host.HostState;
import chat.parley.desktop.host.Hosting;
import chat.parley.desktop.store.AppHome;
import chat.parley.desktop.store.HomeStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/// The process whose memory is measured: the app with a conversation in its window and a server in
/// it, or a plain window. Says a word after each step and waits for a line before the next.
public final class HostingApp {

    /// Everything that is open from the start is open.
    static final String SHOWN = "shown";

    /// The first message of the room was reached.
    static final String SCROLLED = "scrolled";

    private static final int WIDTH = 800;
    private static final int HEIGHT = 700;
    private static final double PIXELS_A_FRAME = 1200;

    private HostingApp() {}

    /// Starts.
    ///
    /// @param args `plain`, or the folder of a [LongRoom] and an empty one for the server
    public static void main(String[] args) throws Exception {
        Fx.start();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (args[0].equals("plain")) {
            Fx.call(() -> {
                Stage stage = new Stage();
                stage.setScene(new Scene(new Label("Parley"), WIDTH, HEIGHT));
                stage.show();
                return stage;
            });
            Fx.frames(30);
            say(SHOWN, in);
        } else {
            app(AppHome.at(Path.of(args[0])), AppHome.at(Path.of(args[1])), in);
        }
        System.exit(0);
    }

    private static void app(AppHome home, AppHome host, BufferedReader in) throws Exception {
        try (OfflineApp app = new OfflineApp(home, LongRoom.ACCOUNT);
                HomeStore settings = HomeStore.open(host, Clock.systemUTC())) {
            Hosting hosting = new Hosting(host, settings, Runnable::run);
            CountDownLatch runs = new CountDownLatch(1);
            hosting.stateProperty()
                    .subscribe(state -> {
                        if (state instanceof HostState.Running) {
                            runs.countDown();
                        }
                    });
            hosting.start("Ship", InetAddress.getLoopbackAddress());
            runs.await();
            RealConversation real =
                    Fx.call(() -> new RealConversation(app.session(), app.room(), WIDTH, HEIGHT));
            Fx.frames(60);
            say(SHOWN, in);
            int[] still = {0};
            Fx.eachFrame(() -> {
                real.scrollUp(PIXELS_A_FRAME);
                still[0] = real.atTop() ? still[0] + 1 : 0;
                return still[0] < 60;
            });
            say(SCROLLED, in);
            hosting.shutDown();
        }
    }

    private static void say(String word, BufferedReader in) throws IOException {
        System.out.println(word);
        in.readLine();
    }
}
