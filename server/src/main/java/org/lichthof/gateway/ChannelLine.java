package org.lichthof.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line through Netty's pipeline: every transport, with or without TLS. The last handler of the pipeline. */
class ChannelLine extends ChannelInboundHandlerAdapter implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelLine.class);

    final Channel channel;
    private @Nullable Listener listener;

    ChannelLine(Channel channel) {
        this.channel = channel;
    }

    /** From now on this listener hears of everything. */
    void listen(Listener newListener) {
        listener = newListener;
        channel.closeFuture().addListener(_ -> later(newListener::closed));
    }

    /** Whoever closes is not called back in the middle of it. */
    private void later(Runnable task) {
        try {
            loop().execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // the loop is at its end
        }
    }

    final @Nullable Listener listener() {
        return listener;
    }

    @Override
    public final EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public final ByteBufAllocator buffers() {
        return channel.alloc();
    }

    @Override
    public final boolean isOpen() {
        return channel.isActive();
    }

    @Override
    public void write(ByteBuf frame) {
        channel.write(frame, channel.voidPromise());
    }

    @Override
    public void show(ByteBuf frame) {
        // Who is slow does not keep the memory of all pictures of a step.
        ByteBuf own = waitingBytes() > 0 ? frame.copy() : frame.retainedDuplicate();
        channel.writeAndFlush(own, channel.voidPromise());
    }

    /** Netty's objects are nothing that could be read ahead. */
    @Override
    public int touchToShow() {
        return 0;
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public long waitingBytes() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    /** Netty reads when something is there. */
    @Override
    public void nextCanWait() {}

    @Override
    public boolean readNow() {
        return false;
    }

    @Override
    public boolean isReading() {
        return channel.config().isAutoRead();
    }

    @Override
    public void pauseReading() {
        channel.config().setAutoRead(false);
    }

    @Override
    public void resumeReading() {
        channel.config().setAutoRead(true);
        if (listener != null) {
            listener.came(Unpooled.EMPTY_BUFFER);
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void closeWhenSent() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public final void whenClosed(Runnable then) {
        channel.closeFuture().addListener(_ -> then.run());
    }

    /** Somebody's code broke on what came or went. */
    final void broke(Throwable cause) {
        // A connection that broke off in the middle is everyday; anything else is a mistake of ours, and ends this
        // connection only.
        if (!(cause instanceof IOException)) {
            LOG.error("a connection ended by a mistake of ours; please report this", cause);
        }
        close();
    }

    // As the pipeline sees it.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (listener != null) {
                listener.came(bytes);
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (listener != null) {
            listener.writabilityChanged();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broke(cause);
    }
}
