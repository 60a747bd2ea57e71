package org.lichthof.gateway;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import org.lichthof.hosting.Loop;

/** An event loop of Netty's, as rooms see it. */
record NettyLoop(EventLoop loop) implements Loop {
    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** What is scheduled is looked for when the loop has read, before the other tasks, and once only. */
    @Override
    public void afterReading(Runnable task) {
        loop.schedule(task, 0, TimeUnit.NANOSECONDS);
    }
}
