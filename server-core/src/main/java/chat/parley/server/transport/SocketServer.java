package chat.parley.server.transport;

import chat.parley.model.Limits;
import chat.parley.server.gateway.Audience;
import chat.parley.server.gateway.Connection;
import chat.parley.server.gateway.Deadlines;
import chat.parley.server.gateway.Exchange;
import chat.parley.server.gateway.Gateway;
import chat.parley.server.http.HttpService;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The sockets of a server: listens, and moves bytes for many connections at once. Thread-safe.
public final class SocketServer implements Exchange, AutoCloseable {

    private static final int MOST_LINE_BYTES = 8_192;
    private static final int MOST_HEADER_BYTES = 16_384;
    private static final int MOST_CHUNK_BYTES = 8_192;
    private static final int LOW_WATER = 32 * 1024;
    private static final int HIGH_WATER = 64 * 1024;
    private static final int BACKLOG = 1_024;
    private static final int MOST_LOOPS = 8;
    private static final long GOODBYE_SECONDS = 2;

    private final EventLoopGroup group;
    private final Class<? extends ServerChannel> channelType;
    private final ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
    private final LoopTurns turns;
    private final Deadlines deadlines;
    private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Queue<WebSocketUpgrade> upgrades = new ConcurrentLinkedQueue<>();
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /// Sockets that do not listen yet.
    ///
    /// @param deadlines how long clients are waited for
    public SocketServer(Deadlines deadlines) {
        this.deadlines = deadlines;
        boolean epoll = Epoll.isAvailable();
        int loops = Math.min(Runtime.getRuntime().availableProcessors(), MOST_LOOPS);
        group =
                new MultiThreadIoEventLoopGroup(
                        loops,
                        new DefaultThreadFactory("parley-io", true),
                        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        channelType = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        turns = new LoopTurns(group, deadlines.stall());
    }

    /// Accepts WebSocket and HTTP.
    ///
    /// @return the address it listens on, with its port
    /// @throws UnusableAddress when the address can't be had
    public InetSocketAddress listen(
            Port port, HttpService service, Gateway gateway, Limits limits) {
        WebSocketUpgrade upgrade =
                new WebSocketUpgrade(gateway, service, turns, limits, port.allowedOrigins());
        upgrades.add(upgrade);
        return bind(port, service, upgrade);
    }

    /// Accepts plain HTTP only.
    ///
    /// @return the address it listens on, with its port
    /// @throws UnusableAddress when the address can't be had
    public InetSocketAddress listen(InetSocketAddress address, HttpService service) {
        return bind(Port.plain(address), service, null);
    }

    @Override
    public Audience audience(Audience.CatchUp catchUp, long told) {
        return new LoopAudience(turns.all(), allocator, catchUp, told);
    }

    @Override
    public void whisper(Collection<? extends Connection> to, List<byte[]> frames) {
        List<List<ClientConnection>> byLoop = new ArrayList<>();
        for (int i = 0; i < turns.all().size(); i++) {
            byLoop.add(new ArrayList<>());
        }
        for (Connection connection : to) {
            ClientConnection client = (ClientConnection) connection;
            byLoop.get(client.turn().index()).add(client);
        }
        for (int i = 0; i < byLoop.size(); i++) {
            List<ClientConnection> members = byLoop.get(i);
            if (!members.isEmpty()) {
                turns.all().get(i).run(() -> whisperHere(members, frames), () -> {});
            }
        }
    }

    /// Accepts nobody any more; those connected stay.
    public void stopListening() {
        listeners.close().awaitUninterruptibly(GOODBYE_SECONDS, TimeUnit.SECONDS);
    }

    /// Waits shortly for clients to go by themselves, then ends all.
    @Override
    public void close() {
        stopListening();
        clients.newCloseFuture().awaitUninterruptibly(GOODBYE_SECONDS, TimeUnit.SECONDS);
        clients.close().awaitUninterruptibly(GOODBYE_SECONDS, TimeUnit.SECONDS);
        group.shutdownGracefully(0, GOODBYE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * GOODBYE_SECONDS, TimeUnit.SECONDS);
        upgrades.forEach(WebSocketUpgrade::close);
    }

    private void whisperHere(List<ClientConnection> members, List<byte[]> frames) {
        for (byte[] json : frames) {
            ByteBuf frame = Frames.text(allocator, json);
            for (ClientConnection member : members) {
                member.outbound().fleeting(frame);
            }
            frame.release();
        }
    }

    private InetSocketAddress bind(
            Port port, HttpService service, @Nullable WebSocketUpgrade upgrade) {
        InetSocketAddress address = port.address();
        TlsKey key = port.key();
        SslContext tls = key == null ? null : key.serverContext();
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(group)
                        .channel(channelType)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        begin(
                                                channel,
                                                tls,
                                                new HttpFront(
                                                        service,
                                                        upgrade,
                                                        port.proxies(),
                                                        deadlines));
                                    }
                                })
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UnusableAddress(address, bound.cause());
        }
        listeners.add(bound.channel());
        return (InetSocketAddress) bound.channel().localAddress();
    }

    private void begin(Channel channel, @Nullable SslContext tls, HttpFront front) {
        clients.add(channel);
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline()
                .addLast(
                        new HttpRequestDecoder(
                                MOST_LINE_BYTES, MOST_HEADER_BYTES, MOST_CHUNK_BYTES))
                .addLast(new HttpResponseEncoder())
                .addLast(front);
    }
}
