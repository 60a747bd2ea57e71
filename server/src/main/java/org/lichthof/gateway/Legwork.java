package org.lichthof.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lichthof.event.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one connection has looked up and kept, which may block: one errand at a time, in the order in which they were given, so
 * that of two names the second is the one that stays. Each comes back to the connection's event loop, on which everything here
 * is called.
 */
final class Legwork {
    private static final Logger LOG = LoggerFactory.getLogger(Legwork.class);

    /** A connection may say 90 things at once; a disk that is slow for so long has nothing for them anyway. */
    private static final int MOST_WAITING = 64;

    /** Why an errand came to nothing. */
    enum Failure {
        /** Too many wait. */
        TOO_MANY,
        /** The store could not be asked. */
        STORE,
        /** A mistake of ours; it is in the log. */
        OURS
    }

    private record Errand(Supplier<Supplier<Runnable>> start, Consumer<Failure> otherwise) {}

    private final EventLoop loop;
    private final Executor workers;
    private final Queue<Errand> waiting = new ArrayDeque<>();
    private boolean isUnderWay;
    private boolean isOver;

    Legwork(EventLoop loop, Executor workers) {
        this.loop = loop;
        this.workers = workers;
    }

    /**
     * @param start called on the loop when its turn has come: what it looks at there is of that time. It gives what is to be
     *     done on a worker, and that gives what is to be done about it, on the loop again.
     * @param otherwise told on the loop instead, when it came to nothing
     */
    void send(Supplier<Supplier<Runnable>> start, Consumer<Failure> otherwise) {
        if (isOver) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            otherwise.accept(Failure.TOO_MANY);
            return;
        }
        waiting.add(new Errand(start, otherwise));
        next();
    }

    /** The connection is at its end: what has not begun is not done any more, and nobody is told of the rest. */
    void stop() {
        isOver = true;
        waiting.clear();
    }

    private void next() {
        Errand errand = isUnderWay ? null : waiting.poll();
        if (errand == null) {
            return;
        }
        isUnderWay = true;
        Supplier<Runnable> blocking = errand.start.get();
        workers.execute(() -> {
            Runnable then = go(blocking, errand.otherwise);
            loop.execute(() -> {
                isUnderWay = false;
                if (!isOver) {
                    then.run();
                    next();
                }
            });
        });
    }

    private static Runnable go(Supplier<Runnable> blocking, Consumer<Failure> otherwise) {
        try {
            return blocking.get();
        } catch (StoreUnavailable e) {
            return () -> otherwise.accept(Failure.STORE);
        } catch (RuntimeException | Error e) {
            LOG.error("something could not be looked up or kept, by a mistake of ours; please report this", e);
            return () -> otherwise.accept(Failure.OURS);
        }
    }
}
