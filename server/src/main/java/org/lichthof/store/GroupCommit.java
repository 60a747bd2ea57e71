package org.lichthof.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichthof.event.StoreUnavailable;

/**
 * The one writer. A commit waits for the disk, some milliseconds each; so whatever waits meanwhile goes into the next
 * transaction together, and everybody is answered after its commit. A piece of work that fails is undone alone (a savepoint
 * each), the others of its transaction are kept.
 */
final class GroupCommit implements AutoCloseable {
    private static final int LARGEST_BATCH = 256;
    private static final int LONGEST_QUEUE = 4_096;

    private final Jdbi jdbi;
    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread;
    private volatile boolean isClosed;

    GroupCommit(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::run);
    }

    /** A piece of work, its outcome, and who waits for it. */
    private static final class Job<T extends @Nullable Object> {
        final Function<Handle, T> work;
        final CompletableFuture<T> done = new CompletableFuture<>();

        @Nullable
        Runnable answer;

        Job(Function<Handle, T> work) {
            this.work = work;
        }

        /** Leaves the answer for after the commit. */
        void doIn(Handle handle) {
            T result = work.apply(handle);
            answer = () -> done.complete(result);
        }

        void fail(RuntimeException e) {
            answer = () -> done.completeExceptionally(e);
        }

        void tell() {
            if (answer != null) {
                answer.run();
            }
        }
    }

    /**
     * Does this in a transaction, maybe together with others', and returns after the commit.
     *
     * @throws StoreUnavailable when it could not be kept
     */
    <T extends @Nullable Object> T write(Function<Handle, T> work) {
        Job<T> job = new Job<>(work);
        try {
            if (isClosed || !queue.offer(job, 10, TimeUnit.SECONDS)) {
                throw new StoreUnavailable("The database does not keep up.", "The disk may be overloaded.", null);
            }
            if (isClosed && !thread.isAlive()) {
                refuseTheRest();
            }
            return job.done.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted while waiting for the database.", "Try again.", e);
        } catch (CompletionException e) {
            // The writer's exception, with the caller's own place in the trace.
            if (e.getCause() instanceof StoreUnavailable told) {
                throw new StoreUnavailable(told.what(), told.remedy(), told);
            }
            throw e.getCause() instanceof RuntimeException ours ? ours : e;
        }
    }

    /** Does what waits, then ends. */
    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseTheRest();
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>(LARGEST_BATCH);
        try (Handle handle = jdbi.open()) {
            while (true) {
                @Nullable Job<?> first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, LARGEST_BATCH - 1);
                    commit(handle, batch);
                    batch.forEach(Job::tell);
                    batch.clear();
                } else if (isClosed) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the program.
        }
    }

    private static void commit(Handle handle, List<Job<?>> batch) {
        try {
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
        } catch (RuntimeException e) {
            undo(handle);
            RuntimeException translated = Trouble.translate(e);
            batch.forEach(job -> job.fail(translated));
        }
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

    private static void undo(Handle handle) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            // There was nothing left to undo.
        }
    }

    private void refuseTheRest() {
        for (Job<?> left = queue.poll(); left != null; left = queue.poll()) {
            left.done.completeExceptionally(
                    new StoreUnavailable("The server is going down.", "Try again in a moment.", null));
        }
    }
}
