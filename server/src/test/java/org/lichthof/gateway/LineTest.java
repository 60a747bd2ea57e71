package org.lichthof.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichthof.uring.Ring;
import org.lichthof.uring.TakenAway;

/** What a line promises, on either way to the kernel, over real sockets whose buffers are small. */
class LineTest {
    private static final int HIGH = 16 * 1_024;

    enum Way {
        THROUGH_THE_PIPELINE,
        PAST_IT,
        TOGETHER_WITH_OTHERS
    }

    /** What the owner of the line on the server's side heard. */
    private static final class Heard implements Line.Listener {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final AtomicInteger closed = new AtomicInteger();
        final List<Boolean> writability = new ArrayList<>();
        /** What each call brought. */
        final List<Integer> calls = new ArrayList<>();

        final Line line;
        volatile boolean hasTime;

        Heard(Line line) {
            this.line = line;
        }

        @Override
        public int touch() {
            return 0;
        }

        @Override
        public void came(ByteBuf in) {
            byte[] copy = new byte[in.readableBytes()];
            in.readBytes(copy);
            synchronized (bytes) {
                bytes.writeBytes(copy);
                calls.add(copy.length);
            }
            if (hasTime) {
                line.nextCanWait();
            }
        }

        byte[] soFar() {
            synchronized (bytes) {
                return bytes.toByteArray();
            }
        }

        @Override
        public void writabilityChanged() {
            writability.add(line.isWritable());
        }

        @Override
        public void closed() {
            closed.incrementAndGet();
        }
    }

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private Socket client = new Socket();

    private Heard meet(Way way) throws IOException, InterruptedException {
        assumeTrue(Epoll.isAvailable());
        assumeTrue(
                way != Way.TOGETHER_WITH_OTHERS || Ring.whyNot().isEmpty(),
                () -> Ring.whyNot().orElse(""));
        var memories = new LoopMemory.OfLoops(way == Way.TOGETHER_WITH_OTHERS);
        Channel door = new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.SO_SNDBUF, 8 * 1_024)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(HIGH / 4, HIGH))
                .childHandler(new ChannelInitializer<EpollSocketChannel>() {
                    @Override
                    protected void initChannel(EpollSocketChannel channel) {
                        ChannelLine line = way == Way.THROUGH_THE_PIPELINE
                                ? new ChannelLine(channel)
                                : new EpollLine(channel, memories.mine());
                        var listener = new Heard(line);
                        line.listen(listener);
                        channel.pipeline().addLast(line);
                        heard.add(listener);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
        client.setReceiveBufferSize(8 * 1_024);
        client.setTcpNoDelay(true);
        client.connect(door.localAddress() instanceof InetSocketAddress address ? address : null);
        Heard server = heard.poll(10, TimeUnit.SECONDS);
        if (way != Way.THROUGH_THE_PIPELINE) {
            await().until(() -> !((ChannelLine) server.line).channel.isRegistered());
        }
        return server;
    }

    private static <T> T onLoop(Line line, Callable<T> task) {
        try {
            return line.loop().submit(task).get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void onLoop(Line line, Task task) {
        onLoop(line, () -> {
            task.run();
            return null;
        });
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatIsWrittenAndShownArrivesInItsOrderHoweverSlowlyItIsRead(Way way) throws Exception {
        Heard server = meet(way);
        var random = new SplittableRandom(20261123);
        var expected = new ByteArrayOutputStream();
        var frames = new ArrayList<ByteBuf>();
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(20_000) : random.nextInt(1, 400)];
            random.nextBytes(bytes);
            expected.writeBytes(bytes);
            int how = random.nextInt(3);
            onLoop(server.line, () -> {
                ByteBuf frame = how == 0
                        ? Unpooled.wrappedBuffer(bytes)
                        : server.line.buffers().directBuffer(bytes.length + 2).writeBytes(bytes);
                frames.add(frame);
                if (how == 2) {
                    showAmongOthers(server.line, frame);
                } else {
                    server.line.write(frame);
                    if (how == 1) {
                        server.line.flush();
                    }
                }
            });
        }
        onLoop(server.line, server.line::flush);
        assertTrue(onLoop(server.line, server.line::waitingBytes) > 0, "the kernel took everything: nothing waited");
        byte[] came = client.getInputStream().readNBytes(expected.size());
        assertArrayEquals(expected.toByteArray(), came);
        await().until(() -> onLoop(server.line, server.line::waitingBytes) == 0);
        assertTrue(frames.stream().allMatch(frame -> frame.refCnt() == 0), "every frame is given back");
    }

    /** As pictures are: on a page with others, which its owner uses again. */
    private static void showAmongOthers(Line line, ByteBuf page) {
        boolean isSlow = line.waitingBytes() > 0;
        line.show(page);
        page.setIndex(0, 0);
        if (isSlow) {
            assertEquals(1, page.refCnt(), "who is slow keeps what all are shown");
            page.setZero(0, page.capacity());
        }
        page.release();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whoDoesNotReadIsNotWritableUntilTheyHaveRead(Way way) throws Exception {
        Heard server = meet(way);
        int written = 0;
        while (onLoop(server.line, server.line::isWritable)) {
            onLoop(server.line, () -> server.line.show(Unpooled.directBuffer().writeZero(4_096)));
            written += 4_096;
        }
        client.getInputStream().readNBytes(written);
        await().until(() -> onLoop(server.line, server.line::isWritable));
        List<Boolean> told = onLoop(server.line, () -> List.copyOf(server.writability));
        assertTrue(!told.isEmpty() && told.size() % 2 == 0, "each change was told: " + told);
        for (int i = 0; i < told.size(); i++) {
            assertEquals(i % 2 == 1, told.get(i), "first not writable, then writable again: " + told);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatComesDuringAPauseIsReadAfterIt(Way way) throws Exception {
        Heard server = meet(way);
        client.getOutputStream().write(new byte[] {1, 2});
        await().until(() -> server.soFar().length == 2);
        onLoop(server.line, server.line::pauseReading);
        assertFalse(onLoop(server.line, server.line::isReading));
        client.getOutputStream().write(3);
        theLoopLooks();
        assertEquals(2, server.soFar().length);
        byte[] much = new byte[50_000];
        new SplittableRandom(1).nextBytes(much);
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                client.getOutputStream().write(much);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        onLoop(server.line, server.line::resumeReading);
        await().until(() -> server.soFar().length == much.length + 3);
        writer.join();
        assertArrayEquals(much, java.util.Arrays.copyOfRange(server.soFar(), 3, much.length + 3));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatCanWaitIsReadAllTheSameWhenNobodyAsks(Way way) throws Exception {
        Heard server = meet(way);
        server.hasTime = true;
        for (int i = 1; i <= 3; i++) {
            int sent = i;
            client.getOutputStream().write(i);
            await().until(() -> server.soFar().length == sent);
        }
        client.getOutputStream().write(4);
        client.close();
        await().until(() -> server.closed.get() == 1);
        assertArrayEquals(new byte[] {1, 2, 3, 4}, server.soFar());
    }

    @Test
    void whatCanWaitIsReadTogetherWhenItIsAskedFor() throws Exception {
        Heard server = meet(Way.PAST_IT);
        server.hasTime = true;
        client.getOutputStream().write(0);
        await().until(() -> server.soFar().length == 1);
        // Each byte is announced by itself: others on the same loop are answered in between.
        await().untilAsserted(() -> {
            int before = server.soFar().length;
            client.getOutputStream().write(1);
            theLoopLooks();
            assertEquals(before, server.soFar().length, "put off");
            client.getOutputStream().write(2);
            theLoopLooks();
            assertEquals(before, server.soFar().length, "put off, too");
            onLoop(server.line, server.line::readNow);
            assertEquals(before + 2, server.soFar().length);
            assertEquals(2, server.calls.getLast(), "with one call");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"PAST_IT", "TOGETHER_WITH_OTHERS"})
    void whoWasAskedForLongIsHeardAtOnceAgainWhenTheyHaveStopped(Way way) throws Exception {
        Heard server = meet(way);
        server.hasTime = true;
        for (int i = 1; i <= 20; i++) {
            int sent = i;
            client.getOutputStream().write(i);
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                boolean isToBeAsked = onLoop(server.line, server.line::readNow);
                boolean isThere = server.soFar().length == sent;
                assertTrue(isToBeAsked || sent == 1 && !isThere, "is to be asked again");
                return isThere;
            });
        }
        server.hasTime = false;
        client.getOutputStream().write(21);
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            onLoop(server.line, server.line::readNow);
            return server.soFar().length == 21;
        });
        assertFalse(onLoop(server.line, server.line::readNow), "nobody has to ask");
        for (int i = 22; i <= 40; i++) {
            client.getOutputStream().write(i);
            theLoopLooks();
            onLoop(server.line, () -> {});
            assertEquals(i, server.soFar().length, "nobody asked");
        }
    }

    /** Who stands on a list that was taken away cannot know what they have sent; they come back, and others notice nothing. */
    @Test
    void whenTheKernelTakesListsAwayWhoStoodOnThemIsClosedAndEverybodyElseCallsByThemselves() throws Exception {
        Heard sending = meet(Way.TOGETHER_WITH_OTHERS);
        try (var receiving = new Socket();
                var later = new Socket()) {
            receiving.connect(client.getRemoteSocketAddress());
            Heard received = heard.poll(10, TimeUnit.SECONDS);
            later.connect(client.getRemoteSocketAddress());
            Heard others = heard.poll(10, TimeUnit.SECONDS);
            await().until(() -> !((ChannelLine) others.line).channel.isRegistered());
            assertEquals(2, TakenAway.allRings(), "one to send, one to receive");
            onLoop(sending.line, () -> {
                sending.line.write(Unpooled.directBuffer().writeZero(10));
                sending.line.flush();
            });
            await().until(() -> sending.closed.get() == 1);
            receiving.getOutputStream().write(1);
            await().until(() -> received.closed.get() == 1);

            byte[] much = new byte[50_000];
            new SplittableRandom(2).nextBytes(much);
            onLoop(others.line, () -> {
                ByteBuf page = Unpooled.directBuffer().writeBytes(much);
                others.line.show(page);
                page.release();
            });
            assertArrayEquals(much, later.getInputStream().readNBytes(much.length));
            later.getOutputStream().write(new byte[] {1, 2, 3});
            await().until(() -> others.soFar().length == 3);
            assertEquals(0, others.closed.get());
        }
    }

    /** Somebody else on it is heard: it has been told of all that had come before. */
    private void theLoopLooks() throws Exception {
        try (var other = new Socket()) {
            other.connect(client.getRemoteSocketAddress());
            other.getOutputStream().write(4);
            Heard second = heard.poll(10, TimeUnit.SECONDS);
            await().pollInterval(Duration.ofMillis(1)).until(() -> second.soFar().length == 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void lastWordsAreHeardBeforeTheEnd(Way way) throws Exception {
        Heard server = meet(way);
        onLoop(server.line, () -> {
            server.line.write(Unpooled.directBuffer().writeZero(200_000));
            server.line.closeWhenSent();
        });
        assertEquals(200_000, client.getInputStream().readAllBytes().length);
        await().until(() -> server.closed.get() == 1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whatWasShownOrFlushedArrivesThoughTheLineIsClosedAtOnce(Way way) throws Exception {
        Heard server = meet(way);
        onLoop(server.line, () -> {
            ByteBuf frame = Unpooled.directBuffer().writeByte(1);
            server.line.show(frame);
            frame.release();
            server.line.write(Unpooled.directBuffer().writeByte(2));
            server.line.flush();
            server.line.close();
        });
        int first = client.getInputStream().read();
        assertEquals(1, first);
        await().until(() -> server.closed.get() == 1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whoIsGoneIsLetGoOnceThoughTheyAreStillShownSomething(Way way) throws Exception {
        Heard server = meet(way);
        onLoop(server.line, () -> {
            client.setSoLinger(true, 0);
            client.close(); // a reset, as of a browser that was killed; it has arrived when this returns, and is not
            // announced yet
            ByteBuf frame = Unpooled.directBuffer().writeByte(1);
            server.line.show(frame);
            frame.release();
        });
        await().until(() -> server.closed.get() > 0);
        onLoop(server.line, () -> {});
        assertEquals(1, server.closed.get());
    }

    /** Its number is soon another's. */
    @Test
    void nothingIsSentOnASocketThatWasClosedSince() throws Exception {
        Heard server = meet(Way.TOGETHER_WITH_OTHERS);
        try (var elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket next = onLoop(server.line, () -> {
                ByteBuf frame = Unpooled.directBuffer().writeByte(1);
                server.line.show(frame);
                frame.release();
                server.line.close();
                return new Socket(elsewhere.getInetAddress(), elsewhere.getLocalPort());
            });
            try (next;
                    Socket other = elsewhere.accept()) {
                await().until(() -> server.closed.get() == 1);
                onLoop(server.line, () -> next.shutdownOutput());
                assertEquals(0, other.getInputStream().readAllBytes().length);
            }
        }
    }

    @Test
    void moreThanOneListIsMadeInTurn() throws Exception {
        Heard server = meet(Way.TOGETHER_WITH_OTHERS);
        List<Socket> clients = new ArrayList<>(List.of(client));
        List<Heard> all = new ArrayList<>(List.of(server));
        for (int i = 1; i < 600; i++) {
            var next = new Socket();
            next.connect(client.getRemoteSocketAddress());
            clients.add(next);
            all.add(heard.poll(10, TimeUnit.SECONDS));
        }
        await().until(() -> onLoop(
                server.line, () -> all.stream().noneMatch(one -> ((ChannelLine) one.line).channel.isRegistered())));
        for (int round = 0; round < 3; round++) {
            int now = round + 1;
            onLoop(server.line, () -> {
                ByteBuf page = Unpooled.directBuffer(4 * all.size());
                for (int i = 0; i < all.size(); i++) {
                    int from = page.writerIndex();
                    page.writeInt(now << 16 | i);
                    page.setIndex(from, from + 4);
                    all.get(i).line.show(page);
                }
                page.release();
                for (Socket each : clients) { // and all of them are heard at once afterwards
                    each.getOutputStream().write(now);
                }
            });
            // Connections come in the order in which they were accepted, which is that of connecting.
            for (int i = 0; i < clients.size(); i++) {
                byte[] came = clients.get(i).getInputStream().readNBytes(4);
                assertEquals(now << 16 | i, ByteBuffer.wrap(came).getInt());
            }
            for (Heard each : all) {
                await().pollInterval(Duration.ofMillis(1)).until(() -> each.soFar().length == now);
            }
        }
        for (Socket each : clients) {
            each.close();
        }
        await().until(() -> all.stream().allMatch(each -> each.closed.get() == 1));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void anEndThatComesWithTheLastBytesIsNoticed(Way way) throws Exception {
        Heard server = meet(way);
        onLoop(server.line, () -> {
            // The loop is here meanwhile, and finds both at once.
            client.getOutputStream().write(new byte[] {1, 2, 3});
            client.shutdownOutput();
        });
        await().until(() -> server.closed.get() == 1);
        assertArrayEquals(new byte[] {1, 2, 3}, server.soFar());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theEndIsToldOnceAndNothingIsKeptAfterIt(Way way) throws Exception {
        Heard server = meet(way);
        ByteBuf waits = Unpooled.directBuffer().writeZero(500_000);
        onLoop(server.line, () -> {
            server.line.write(waits);
            server.line.flush();
        });
        client.setSoLinger(true, 0);
        client.close();
        await().until(() -> server.closed.get() == 1);
        assertEquals(0, waits.refCnt());
        ByteBuf late = Unpooled.directBuffer().writeZero(10);
        onLoop(server.line, () -> {
            server.line.write(late);
            server.line.flush();
            server.line.close();
        });
        await().until(() -> late.refCnt() == 0);
        onLoop(server.line, () -> {});
        assertEquals(1, server.closed.get());
    }
}
