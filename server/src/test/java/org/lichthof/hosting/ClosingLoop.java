package org.lichthof.hosting;

import java.util.concurrent.RejectedExecutionException;

/** One that takes nothing any more. */
final class ClosingLoop implements Loop {
    @Override
    public void execute(Runnable task) {
        throw new RejectedExecutionException();
    }

    @Override
    public void afterReading(Runnable task) {
        throw new RejectedExecutionException();
    }
}
