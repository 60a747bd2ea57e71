package org.lichthof.hosting;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** One event loop, which many connections share: what runs on it keeps all of them waiting. Any thread; equal when it is the same loop. */
public interface Loop extends Executor {
    /**
     * Runs this after what has arrived meanwhile has been read, while {@link #execute} runs it before: for the next piece of what
     * takes long.
     *
     * @throws RejectedExecutionException when the loop is at its end
     */
    void afterReading(Runnable task);
}
