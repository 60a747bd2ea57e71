package org.lichthof.hosting;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomCommand;

/**
 * What waits for a room's next step: many writers, one reader, an end. The reader takes everything at once by swapping two
 * arrays, so that the lock is held for a moment only, whatever the load.
 *
 * <p>Wishes and questions are bounded and refused when they do not fit. Errands of the house (somebody comes, a connection is
 * lost) are not: there are a few a connection at most, and losing one would leave a ghost.
 */
final class Inbox {
    private final int capacity;
    private @Nullable Object[] waiting;
    private int count;
    private int wishes;
    private @Nullable Object[] spare;

    Inbox(int capacity) {
        this.capacity = capacity;
        this.waiting = new Object[Math.min(capacity, 256)];
        this.spare = new Object[waiting.length];
    }

    /** @return false when it is full */
    boolean offer(RoomCommand command) {
        return offerWish(command);
    }

    /** @return false when it is full */
    boolean offer(WalkSlot slot) {
        return offerWish(slot);
    }

    /** @return false when it is full */
    boolean offer(Errand.Question question) {
        return offerWish(question);
    }

    private synchronized boolean offerWish(Object wish) {
        if (wishes == capacity) {
            return false;
        }
        wishes++;
        add(wish);
        return true;
    }

    synchronized void put(Errand errand) {
        add(errand);
    }

    private void add(Object item) {
        if (count == waiting.length) {
            waiting = Arrays.copyOf(waiting, count * 2);
        }
        waiting[count++] = item;
    }

    synchronized int size() {
        return count;
    }

    /**
     * Takes out everything, in the order of arrival. The reader's thread only.
     *
     * <p>An item on which the reader breaks does not cost those behind it theirs: what broke first is thrown in the end.
     */
    void drain(Consumer<Object> reader) {
        @Nullable Object[] taken;
        int n;
        synchronized (this) {
            taken = waiting;
            n = count;
            waiting = spare;
            count = 0;
            wishes = 0;
        }
        Throwable broken = null;
        for (int i = 0; i < n; i++) {
            if (i % Touch.TOGETHER == 0) {
                touch(taken, i, Math.min(n, i + Touch.TOGETHER));
            }
            Object item = taken[i];
            taken[i] = null;
            try {
                if (item != null) {
                    reader.accept(item);
                }
            } catch (RuntimeException | Error e) {
                broken = broken == null ? e : broken;
            }
        }
        spare = taken;
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken instanceof RuntimeException mistake) {
            throw mistake;
        }
    }

    private static void touch(@Nullable Object[] items, int from, int to) {
        int touched = 0;
        for (int i = from; i < to; i++) {
            if (items[i] instanceof WalkSlot slot) {
                touched += slot.touch();
            }
        }
        Touch.done(touched);
    }
}
