package org.lichthof.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.lichthof.config.Settings;
import org.lichthof.uring.Ring;

/**
 * How Netty talks to the kernel.
 *
 * @param server makes the channel that accepts, for addresses of this family
 * @param unsentLimit socket option for how much unsent data the kernel keeps for a connection; where there is one, a slow
 *     reader's old positions do not pile up in the kernel's buffers
 * @param memories what lines past the pipeline share
 */
record Transport(
        String name,
        IoHandlerFactory handlers,
        Function<SocketProtocolFamily, ServerChannel> server,
        Optional<ChannelOption<Long>> unsentLimit,
        LoopMemory.OfLoops memories) {
    /** Unsent bytes that the kernel keeps for one connection: some steps' worth in a full hall. */
    static final long UNSENT_BYTES = 32 * 1024;

    /**
     * What an event loop takes in before it does what it was given to do, such as to bring words: some milliseconds' worth of positions,
     * and of those who come or go at once some hundredths of a second's.
     */
    private static final int EVENTS_AT_ONCE = 256;

    /** @throws IllegalStateException when a transport was asked for that does not work here, with the reason */
    static Transport choose(Settings.Transport wished) {
        return switch (wished) {
            // Epoll says who has something to say, io_uring makes the calls together; io_uring alone costs more
            // for many small messages (docs/decisions/calls-made-together.md).
            case AUTO -> Epoll.isAvailable() ? epollWithCallsTogether() : IoUring.isAvailable() ? ioUring() : nio();
            case EPOLL -> {
                require(Epoll.isAvailable(), "epoll", Epoll.unavailabilityCause());
                yield epoll("epoll", false);
            }
            case IO_URING -> {
                require(IoUring.isAvailable(), "io_uring", IoUring.unavailabilityCause());
                yield ioUring();
            }
            case NIO -> nio();
        };
    }

    /** The line of a connection that becomes a WebSocket; its event loop. */
    ChannelLine line(Channel channel) {
        if (channel instanceof EpollSocketChannel socket && !FrontPipeline.isSecure(channel.pipeline())) {
            LoopMemory memory = memories.mine();
            if (memory.reads.hasMemoryAddress()) {
                return new EpollLine(socket, memory);
            }
        }
        return new ChannelLine(channel);
    }

    private static Transport epollWithCallsTogether() {
        return Ring.whyNot()
                .map(why -> epoll("epoll, each call by itself: " + why, false))
                .orElseGet(() -> epoll("epoll, calls made together", true));
    }

    private static Transport epoll(String name, boolean isTogether) {
        return new Transport(
                name,
                EpollIoHandler.newFactory(
                        EVENTS_AT_ONCE, () -> new GatheringSelect(System::nanoTime, LockSupport::parkNanos)),
                EpollServerSocketChannel::new,
                Optional.of(EpollChannelOption.TCP_NOTSENT_LOWAT),
                new LoopMemory.OfLoops(isTogether));
    }

    private static Transport ioUring() {
        return new Transport(
                "io_uring",
                IoUringIoHandler.newFactory(),
                _ -> new IoUringServerSocketChannel(),
                Optional.of(IoUringChannelOption.TCP_NOTSENT_LOWAT),
                new LoopMemory.OfLoops(false));
    }

    private static Transport nio() {
        return new Transport(
                "nio",
                NioIoHandler.newFactory(),
                _ -> new NioServerSocketChannel(),
                Optional.empty(),
                new LoopMemory.OfLoops(false));
    }

    private static void require(boolean works, String name, Throwable why) {
        if (!works) {
            throw new IllegalStateException(
                    "the transport '" + name + "' does not work on this machine (" + why + "); set transport to auto");
        }
    }
}
