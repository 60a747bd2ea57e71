package org.lichthof.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lichthof.protocol.v1.RoomEntered;

/** All walkers of a run, their connections, and the floor they share. */
final class Crowd implements AutoCloseable {
    private static final int MOST_FRAME_BYTES = 8 << 20;

    private final FrontDoor door;
    private final @Nullable SslContext tls;
    private final String room;
    private final long seed;
    private final Tally tally = new Tally();
    private final EventLoopGroup loops;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Walker> walkers = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final Map<Integer, Walker> byPerson = new ConcurrentHashMap<>();
    private final Map<Walker, Integer> personOf = new ConcurrentHashMap<>();
    private final AtomicInteger cameIn = new AtomicInteger();
    private volatile @Nullable Floor floor;

    Crowd(FrontDoor door, String room, long seed, int threads) throws SSLException {
        this.tls = door.secure() ? SslContextBuilder.forClient().build() : null;
        this.door = door;
        this.room = room;
        this.seed = seed;
        this.loops = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
    }

    FrontDoor door() {
        return door;
    }

    String room() {
        return room;
    }

    long seed() {
        return seed;
    }

    Tally tally() {
        return tally;
    }

    @Nullable
    Floor floor() {
        return floor;
    }

    /** How many were welcomed, whether or not they are still here. */
    int arrived() {
        return cameIn.get();
    }

    int size() {
        return walkers.size();
    }

    int memberOf(int number) {
        return walkers.get(number).member();
    }

    @Nullable
    Walker byPerson(int person) {
        return byPerson.get(person);
    }

    /**
     * Lets one more in.
     *
     * @param timed see {@link Walker}
     */
    void letIn(boolean timed) {
        var walker = new Walker(walkers.size(), this, timed);
        walkers.add(walker);
        ChannelFuture connecting = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (tls != null) {
                            channel.pipeline().addLast(tls.newHandler(channel.alloc(), door.host(), door.port()));
                        }
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(65_536))
                                .addLast(new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                                        .webSocketUri(door.webSocket())
                                        .version(WebSocketVersion.V13)
                                        .subprotocol("lichthof.v1")
                                        .maxFramePayloadLength(MOST_FRAME_BYTES)
                                        .customHeaders(new DefaultHttpHeaders())
                                        .build()))
                                .addLast(walker);
                    }
                })
                .connect(door.host(), door.port());
        channels.add(connecting.channel());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                tally.closed(Bots.NO_CONNECTION);
            }
        });
    }

    /** Has each of them do something on its own event loop. */
    void each(Consumer<Walker> what) {
        for (int i = 0; i < walkers.size(); i++) {
            one(i, what);
        }
    }

    void one(int number, Consumer<Walker> what) {
        Walker walker = walkers.get(number);
        channels.get(number).eventLoop().execute(() -> {
            if (walker.isIn()) {
                what.accept(walker);
            }
        });
    }

    // Called by walkers, on their event loops.

    void cameIn(Walker walker) {
        cameIn.incrementAndGet();
    }

    void entered(Walker walker, RoomEntered entered) {
        byPerson.put(entered.getYou(), walker);
        personOf.put(walker, entered.getYou());
        if (floor == null) {
            Thread.ofVirtual().start(() -> fetchFloor(entered.getSceneUrl()));
        }
    }

    void left(Walker walker) {
        Integer person = personOf.remove(walker);
        if (person != null) {
            byPerson.remove(person, walker);
        }
    }

    private synchronized void fetchFloor(String sceneUrl) {
        if (floor != null) {
            return;
        }
        try {
            floor = Floor.fetch(http, door, sceneUrl);
        } catch (IOException e) {
            System.err.println("The map could not be fetched, so nobody walks: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        // A loop that shuts down closes its connections before it does what it was given: nobody would have said
        // goodbye.
        List<Future<?>> leaving = new ArrayList<>();
        for (int i = 0; i < walkers.size(); i++) {
            Walker walker = walkers.get(i);
            leaving.add(channels.get(i).eventLoop().submit(walker::leave));
        }
        leaving.forEach(Future::awaitUninterruptibly);
        loops.shutdownGracefully(200, 2_000, java.util.concurrent.TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
        http.close();
    }
}
