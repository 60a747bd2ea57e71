package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Netty does not promise and we go by: when it reads. */
@Timeout(60)
class NettyLoopTest {
    private final AtomicInteger readings = new AtomicInteger();
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, counting());
    private final NettyLoop loop = new NettyLoop((EventLoop) group.next());

    private IoHandlerFactory counting() {
        IoHandlerFactory nio = NioIoHandler.newFactory();
        return executor -> {
            IoHandler handler = nio.newHandler(executor);
            return (IoHandler) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {IoHandler.class}, (_, method, arguments) -> {
                        if (method.getName().equals("run")) {
                            readings.incrementAndGet();
                        }
                        try {
                            return method.invoke(handler, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        };
    }

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private int readingsUntil(boolean afterReading) throws Exception {
        var found = new CompletableFuture<Integer>();
        loop.execute(() -> {
            int before = readings.get();
            Runnable then = () -> found.complete(readings.get() - before);
            if (afterReading) {
                loop.afterReading(then);
            } else {
                loop.execute(then);
            }
        });
        return found.get();
    }

    @Test
    void itReadsBeforeWhatComesAfterReading() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertEquals(1, readingsUntil(true));
        }
    }

    @Test
    void andNotBeforeTheNextTask() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertEquals(0, readingsUntil(false));
        }
    }

    @Test
    void whatWasGivenToItBeforeGoesFirst() throws Exception {
        var order = new CompletableFuture<List<String>>();
        var done = new ArrayList<String>();
        loop.execute(() -> {
            loop.afterReading(() -> {
                done.add("after reading");
                order.complete(done);
            });
            loop.execute(() -> done.add("a task"));
        });
        assertEquals(List.of("a task", "after reading"), order.get());
    }

    @Test
    void twoOfOneLoopAreEqual() {
        assertTrue(loop.equals(new NettyLoop(loop.loop())));
    }
}
