package org.lichthof.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichthof.event.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. A commit waits for the disk, some milliseconds each; so whatever waits meanwhile goes into the next
 * transaction together, and everybody is answered after its commit, in the order in which they asked. A piece of work that
 * fails is undone alone (a savepoint each), the others of its transaction are kept.
 *
 * <p>Nothing ends the writer but {@link #close}: an error fails the transaction that it came in, and the next one is begun on
 * a fresh connection. Nobody waits for it without an end.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private static final int LARGEST_BATCH = 256;
    private static final int LONGEST_QUEUE = 4_096;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_WORK = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread;
    private volatile boolean isClosed;

    /** Null: to be opened. The writer's own. */
    private @Nullable Handle connection;

    GroupCommit(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::run);
    }

    /** Who asked. Told on the writer's thread, so neither may block. */
    interface Asker<T extends @Nullable Object> {
        /** It was committed. */
        void done(T result);

        /** @param why {@link StoreUnavailable}, or what the work itself threw */
        void failed(RuntimeException why);
    }

    /** A piece of work, who asked for it, and what they are to be told. */
    private static final class Job<T extends @Nullable Object> {
        final Function<Handle, T> work;
        final Asker<T> asker;
        Runnable answer;

        Job(Function<Handle, T> work, Asker<T> asker) {
            this.work = work;
            this.asker = asker;
            this.answer = () -> asker.failed(goingDown());
        }

        /** Leaves the answer for after the commit. */
        void doIn(Handle handle) {
            T result = work.apply(handle);
            answer = () -> asker.done(result);
        }

        void fail(RuntimeException e) {
            answer = () -> asker.failed(e);
        }

        void tell() {
            try {
                answer.run();
            } catch (RuntimeException | Error e) {
                // What is committed stays so, and the next ones are to hear of theirs.
                LOG.error("something was written, but who asked for it failed when told", e);
            }
        }
    }

    /**
     * Does this in a transaction, maybe together with others'. Any thread; does not block.
     *
     * @param asker told after the commit, on the writer's thread, in the order of the asking; on the caller's at once where
     *     nothing more is taken
     */
    <T extends @Nullable Object> void write(Function<Handle, T> work, Asker<T> asker) {
        if (isClosed) {
            asker.failed(goingDown());
        } else if (!queue.offer(new Job<>(work, asker))) {
            asker.failed(new StoreUnavailable("The database does not keep up.", "The disk may be overloaded.", null));
        } else if (isClosed && !thread.isAlive()) {
            // Closed since: the writer may have looked into the queue for the last time already.
            refuseTheRest();
        }
    }

    /**
     * Does this in a transaction, maybe together with others', and returns after the commit.
     *
     * @throws StoreUnavailable when it could not be kept
     */
    <T extends @Nullable Object> T write(Function<Handle, T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        write(work, new Asker<T>() {
            @Override
            public void done(T result) {
                done.complete(result);
            }

            @Override
            public void failed(RuntimeException why) {
                done.completeExceptionally(why);
            }
        });
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StoreUnavailable("The database did not answer in time.", "The disk may be overloaded.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted while waiting for the database.", "Try again.", e);
        } catch (ExecutionException e) {
            // The writer's exception, with the caller's own place in the trace.
            if (e.getCause() instanceof StoreUnavailable told) {
                throw new StoreUnavailable(told.what(), told.remedy(), told);
            }
            throw e.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(e);
        }
    }

    /** Does what waits, for ten seconds at most, then ends. */
    @Override
    public void close() {
        isClosed = true;
        try {
            if (!thread.join(LAST_WORK)) {
                LOG.warn("the disk took longer than {}; not everything was written, who asked knows", LAST_WORK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseTheRest();
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>(LARGEST_BATCH);
        try {
            while (true) {
                @Nullable Job<?> first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, LARGEST_BATCH - 1);
                    keep(batch);
                    batch.forEach(Job::tell);
                    batch.clear();
                } else if (isClosed) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the program.
        } finally {
            isClosed = true;
            forgetConnection();
            refuseTheRest();
        }
    }

    private void keep(List<Job<?>> batch) {
        try {
            commit(batch);
        } catch (RuntimeException e) {
            undo();
            RuntimeException translated = Trouble.translate(e);
            batch.forEach(job -> job.fail(translated));
        } catch (Error e) {
            // Ours, and nobody can say what it left behind: this transaction and its connection go, the writer stays.
            LOG.error("an error ended a transaction of {}; please report this", batch.size(), e);
            undo();
            forgetConnection();
            var failed = new StoreUnavailable(
                    "The database's writer was stopped by an error.", "The server's log tells which.", e);
            batch.forEach(job -> job.fail(failed));
        }
    }

    private void commit(List<Job<?>> batch) {
        Handle handle = connection == null ? jdbi.open() : connection;
        connection = handle;
        handle.begin();
        for (Job<?> job : batch) {
            handle.savepoint("job");
            try {
                job.doIn(handle);
                handle.releaseSavepoint("job");
            } catch (RuntimeException e) {
                RuntimeException translated = Trouble.translate(e);
                job.fail(translated);
                undoOne(handle, translated);
            }
        }
        handle.commit();
    }

    private static void undoOne(Handle handle, RuntimeException why) {
        try {
            handle.rollbackToSavepoint("job");
        } catch (RuntimeException e) {
            // The database has already undone everything, as it may when the disk fails it: nothing of the batch was
            // kept.
            why.addSuppressed(e);
            throw why;
        }
    }

    private void undo() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (RuntimeException e) {
            // There was nothing left to undo.
        }
    }

    private void forgetConnection() {
        Handle left = connection;
        connection = null;
        try {
            if (left != null) {
                left.close();
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("the writer's connection to the database was not closed in order: {}", e.toString());
        }
    }

    private void refuseTheRest() {
        for (Job<?> left = queue.poll(); left != null; left = queue.poll()) {
            left.tell();
        }
    }

    private static StoreUnavailable goingDown() {
        return new StoreUnavailable("The server is going down.", "Try again in a moment.", null);
    }
}
