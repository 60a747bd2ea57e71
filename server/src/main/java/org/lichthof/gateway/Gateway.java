package org.lichthof.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lichthof.access.Doorkeeper;
import org.lichthof.access.TicketSigner;
import org.lichthof.chat.ChatService;
import org.lichthof.config.Settings;
import org.lichthof.hosting.Returns;
import org.lichthof.hosting.Rooms;
import org.lichthof.http.Router;
import org.lichthof.telemetry.Meters;
import org.lichthof.wire.ClosingReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door: opens one port for everything, and closes it so that nobody is cut off in the middle of a sentence.
 *
 * <p>{@link #open}, {@link #close} are called by whoever made it; the rest happens on event loops.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** When so much waits in our own buffers, a reader is slow: nothing more is shown until it has gone. */
    private static final WriteBufferWaterMark SLOW = new WriteBufferWaterMark(16 * 1024, 64 * 1024);

    /** After a restart; the server is not up sooner. */
    private static final int SOONEST_RETURN_MILLIS = 1_500;

    /** Of three rounds of silence, the first two end with a ping. */
    private static final int SILENT_ROUNDS = 2;

    /**
     * What the gateway works with; made and closed by whoever calls.
     *
     * @param correspondence what the chat was told to tell
     * @param canKeep whether the store could keep something now; may block
     * @param webFolder where in the class path the web client lies
     */
    public record Neighbours(
            Router router,
            Doorkeeper doorkeeper,
            TicketSigner tickets,
            ChatService chat,
            Correspondence correspondence,
            Rooms rooms,
            Scenes scenes,
            MapAssets maps,
            BooleanSupplier canKeep,
            Meters meters,
            InstantSource clock,
            ClassLoader webLoader,
            String webFolder) {}

    private final Settings settings;
    private final Transport transport;
    private final EventLoopGroup loops;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Readiness readiness;
    private final FrontDesk desk;
    private final @Nullable SslContext tls;
    private @Nullable Channel door;

    static {
        // Netty otherwise follows every hundred-and-somethingth buffer with a stack trace, to find leaks in
        // development.
        if (System.getProperty("io.netty.leakDetection.level") == null) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    /** @throws IOException when the certificate or its key cannot be read */
    public Gateway(Settings settings, Neighbours neighbours) throws IOException {
        this.settings = settings;
        this.tls = tls(settings);
        this.readiness = new Readiness(neighbours.canKeep(), System::nanoTime);
        this.transport = Transport.choose(settings.server().transport());
        int wished = settings.server().eventLoops();
        this.loops = new MultiThreadIoEventLoopGroup(
                wished == 0 ? Runtime.getRuntime().availableProcessors() : wished, transport.handlers());
        var limits = new AddressLimits(settings.limits());
        var meters = new GatewayMeters(neighbours.meters());
        meters.connections(limits::sockets, sessions::size);
        meters.readiness(readiness);
        var services = new SessionServices(
                settings,
                neighbours.doorkeeper(),
                neighbours.tickets(),
                neighbours.chat(),
                neighbours.rooms(),
                neighbours.scenes(),
                neighbours.correspondence(),
                limits,
                meters,
                workers,
                neighbours.clock(),
                new AtomicLong());
        var upgrade = new WebSocketUpgrade(
                new Origins(settings.server().publicUrl(), settings.server().allowedOrigins()),
                limits,
                transport,
                (line, address) -> seat(line, address, services),
                settings.limits().frameBytes(),
                readiness::isOpen);
        this.desk = new FrontDesk(
                settings,
                neighbours.router(),
                new StaticFiles(neighbours.webLoader(), neighbours.webFolder(), neighbours.maps()),
                new Proxies(settings.server().trustedProxies()),
                limits,
                upgrade,
                workers,
                meters,
                neighbours.meters(),
                readiness);
    }

    private static @Nullable SslContext tls(Settings settings) throws IOException {
        if (settings.server().tls().isEmpty()) {
            return null;
        }
        Settings.Tls files = settings.server().tls().get();
        try {
            return SslContextBuilder.forServer(
                            files.certificate().toFile(), files.key().toFile())
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException(
                    "the certificate " + files.certificate() + " and the key " + files.key()
                            + " cannot be used together; both are to be PEM files, the key in PKCS#8 and without a password ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private Session seat(Line line, String address, SessionServices services) {
        var session = new Session(line, address, services);
        sessions.add(session);
        line.whenClosed(() -> sessions.remove(session));
        return session;
    }

    /** The kernel's reason, with what to do about it; transports word it differently around the same words. */
    private String whyNoDoor(Throwable cause) {
        int port = settings.server().port();
        String bind = settings.server().bind();
        String reason = String.valueOf(cause.getMessage());
        if (reason.contains("in use")) {
            return "port " + port
                    + " is taken by another program; stop that, or take another with --port or the setting" + " 'port'";
        }
        if (reason.contains("denied")) {
            return "this user may not open port " + port + "; take one above 1023, or give the right to"
                    + " (CAP_NET_BIND_SERVICE)";
        }
        if (cause instanceof UnresolvedAddressException || reason.contains("assign") || reason.contains("resolve")) {
            return bind
                    + " is not an address of this machine; set 'bind' to one that is, or to 0.0.0.0 for all of them";
        }
        return "port " + port + " on " + bind + " cannot be opened (" + reason + "); set 'port' or 'bind' to another";
    }

    /**
     * Lets people in. The port is {@link #port()} afterwards.
     *
     * @throws IOException when the port is taken, or may not be used; the message says which and what to do
     */
    public void open() throws IOException {
        var server = settings.server();
        var address = new InetSocketAddress(server.bind(), server.port());
        // Sockets for both families at once cost the kernel more for each message; they are for addresses that need
        // them.
        var family =
                address.getAddress() instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
        var bound = new ServerBootstrap()
                .group(loops)
                .channelFactory(() -> transport.server().apply(family))
                .option(ChannelOption.SO_BACKLOG, 4_096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, SLOW)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new ReadBuffers())
                .childHandler(new FrontPipeline(tls, desk))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(whyNoDoor(bound.cause()), bound.cause());
        }
        door = bound.channel();
        int everyMillis = settings.limits().idleSeconds() * 1_000 / (SILENT_ROUNDS + 1);
        for (EventExecutor loop : loops) {
            loop.scheduleAtFixedRate(() -> makeRound(loop), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        }
        readiness.open();
        LOG.info(
                "open on {} port {} ({}, {} event loops{})",
                server.bind(),
                port(),
                transport.name(),
                count(loops),
                tls == null ? "" : ", TLS");
    }

    private static int count(EventLoopGroup loops) {
        int n = 0;
        for (EventExecutor _ : loops) {
            n++;
        }
        return n;
    }

    private void makeRound(EventExecutor loop) {
        for (Session session : sessions) {
            if (session.eventLoop().equals(loop)) {
                session.round(SILENT_ROUNDS);
            }
        }
    }

    /** The port that is open; 0 before {@link #open}. */
    public int port() {
        return door == null ? 0 : ((InetSocketAddress) door.localAddress()).getPort();
    }

    /** Connections now. */
    public int connections() {
        return sessions.size();
    }

    /**
     * Tells everybody that the server goes away and when to come back, lets what was said reach them, and closes the door:
     * within the time of {@code drainSeconds}, and a little.
     */
    @Override
    public void close() {
        readiness.close();
        if (door != null) {
            door.close().awaitUninterruptibly();
        }
        var returns = new Returns(SOONEST_RETURN_MILLIS);
        for (Session session : sessions) {
            int comeBack = returns.nextMillis();
            session.eventLoop()
                    .execute(() -> session.close(ClosingReason.SERVER_RESTART, "The server restarts.", comeBack));
        }
        long end =
                System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.server().drainSeconds());
        try {
            while (!sessions.isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            workers.shutdown();
            if (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loops.shutdownGracefully(0, 3, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
