package chat.parley.benchmarks.torture;

import chat.parley.benchmarks.wire.WireSocket;
import chat.parley.model.PersonId;
import chat.parley.model.SessionId;
import chat.parley.protocol.NewAccount;
import chat.parley.protocol.ServerFrame;
import chat.parley.protocol.SessionGrant;
import chat.parley.protocol.WireCodec;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The smallest chat server that the torture's bots can talk to, as a process: one lock, one file,
/// and on demand a planted fault. That it passes without a fault and fails with one shows that it
/// is the fault which the torture sees.
public final class FakeServer {

    private static final WireCodec CODEC = new WireCodec();
    private static final int MAX_BODY = 1 << 16;

    private final FakeStore store;
    private final PlantedFault fault;
    private final List<FakeConnection> connections = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private int events;

    private FakeServer(FakeStore store, PlantedFault fault) {
        this.store = store;
        this.fault = fault;
    }

    /// Serves until it is killed.
    ///
    /// @param args the data folder and the name of a [PlantedFault]
    public static void main(String[] args) throws IOException {
        PlantedFault fault = PlantedFault.valueOf(args[1]);
        FakeServer server = new FakeServer(new FakeStore(Path.of(args[0]), fault), fault);
        try (ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                ScheduledExecutorService later = Executors.newScheduledThreadPool(1)) {
            var _ = later.scheduleAtFixedRate(server::commit, 200, 200, TimeUnit.MILLISECONDS);
            System.out.println("ready on 127.0.0.1:" + door.getLocalPort());
            while (true) {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> server.serve(socket));
            }
        }
    }

    private void commit() {
        synchronized (lock) {
            try {
                store.flush();
            } catch (IOException e) {
                throw new IllegalStateException("the fake's file is gone", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            String header = WireSocket.readHeader(in);
            if (header.startsWith("POST ")) {
                openAccount(header, in, socket.getOutputStream());
            } else {
                FakeConnection connection = new FakeConnection(this, in, socket.getOutputStream());
                try {
                    connection.talk();
                } finally {
                    connections.remove(connection);
                }
            }
        } catch (IOException _) {
            // The client went away.
        }
    }

    private static void openAccount(String header, InputStream in, OutputStream out)
            throws IOException {
        int length =
                header.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElseThrow();
        NewAccount account = CODEC.readBody(NewAccount.class, in.readNBytes(length), MAX_BODY);
        UUID person = UUID.nameUUIDFromBytes(account.username().getBytes(StandardCharsets.UTF_8));
        SessionGrant grant =
                new SessionGrant(
                        person.toString(),
                        "none",
                        3600,
                        new SessionId(person),
                        new PersonId(person));
        byte[] body = CODEC.write(grant);
        String head =
                "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ";
        out.write((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    Object lock() {
        return lock;
    }

    FakeStore store() {
        return store;
    }

    /// Lets a connection hear events from now on; with the lock held.
    void subscribe(FakeConnection connection) {
        connections.add(connection);
    }

    /// Tells everybody; with the lock held, so that all hear the same order.
    void tell(ServerFrame event) {
        events++;
        if (fault != PlantedFault.SKIPS_EVENTS || events % 100 != 0) {
            byte[] bytes = CODEC.write(event);
            connections.forEach(connection -> connection.offer(bytes));
        }
    }
}
