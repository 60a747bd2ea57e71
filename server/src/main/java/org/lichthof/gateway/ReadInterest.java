package org.lichthof.gateway;

import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import org.jspecify.annotations.Nullable;

/**
 * How one {@link EpollLine} learns that something has come. The kernel announces it, and it is read at once; or what was read last
 * said that the next can wait ({@link Line#nextCanWait}), and it is put off until somebody asks; or it is asked for so regularly
 * that the kernel need not announce it at all, which saves waking the loop.
 *
 * <p>Whatever is put off stands among the {@link LateReads}, and is read soon even if nobody asks. The end of a connection is always
 * announced.
 *
 * <p>The event loop.
 */
final class ReadInterest {
    /** Edge-triggered for reading and writing alike, so that the kernel is told once what is of interest. */
    private static final EpollIoOps EVERYTHING = EpollIoOps.EPOLLIN
            .with(EpollIoOps.EPOLLOUT)
            .with(EpollIoOps.EPOLLRDHUP)
            .with(EpollIoOps.EPOLLET);

    private static final EpollIoOps WITHOUT_WHAT_COMES =
            EpollIoOps.EPOLLOUT.with(EpollIoOps.EPOLLRDHUP).with(EpollIoOps.EPOLLET);

    /** Who has walked for so many positions walks on, probably: changing what is announced is a call of its own. */
    private static final int STEADY = 3;

    /** Who was asked so often for nothing has stopped, or has a line that stutters. */
    private static final int SILENT = 4;

    final EpollLine line;
    private final LateReads late;
    private @Nullable IoRegistration registration;
    private boolean canWait;

    /** Something has come, or would not be announced. */
    private boolean isPutOff;

    /** What comes is not announced: it is asked for often enough. */
    private boolean isUnannounced;

    /** Readings in a row after which the next one could wait; while it is not announced, those in a row that found nothing. */
    private int readings;

    // Of those who are read late: theirs alone, but that it was read meanwhile.
    boolean isAmongLate;
    boolean isReadSince;
    long amongLateSince;

    ReadInterest(EpollLine line, LateReads late) {
        this.line = line;
        this.late = late;
    }

    /** The kernel is told for the first time, and says at once what has come meanwhile. */
    void begin(IoRegistration where) {
        registration = where;
        where.submit(EVERYTHING);
    }

    /** Nothing is announced any more. */
    void end() {
        if (registration != null) {
            registration.cancel();
            registration = null;
        }
    }

    /** Something was announced. @return whether it is to be read now; otherwise it is when it is asked for */
    boolean isReadAtOnce() {
        if (canWait) {
            putOff();
        }
        return !canWait;
    }

    /** What comes next can wait. */
    void nextCanWait() {
        canWait = true;
    }

    boolean canWait() {
        return canWait;
    }

    boolean isPutOff() {
        return isPutOff;
    }

    private void putOff() {
        if (!isPutOff) {
            isPutOff = true;
            late.add(this);
        }
    }

    /** Nothing that has come waits any more. */
    void readingBegins() {
        isPutOff = isUnannounced;
    }

    /** What was read is about to be listened to, during which it may say again that the next can wait. */
    void somethingCame() {
        canWait = false;
    }

    /** What was read has been listened to: how it goes on. */
    void somethingWasHeard() {
        isReadSince = true;
        if (!canWait) {
            readings = 0;
            announce();
        } else if (isUnannounced) {
            readings = 0;
        } else if (++readings >= STEADY) {
            readings = 0;
            isUnannounced = tell(WITHOUT_WHAT_COMES);
        }
        if (isUnannounced) {
            putOff();
        }
    }

    /** {@link org.lichthof.hosting.Touch}. */
    int touch() {
        return readings;
    }

    void nothingCame() {
        if (isUnannounced && ++readings >= SILENT) {
            announce();
        }
    }

    /** From now on the kernel says again when something has come, and at once if something has. */
    private void announce() {
        if (isUnannounced) {
            isUnannounced = false;
            isPutOff = false;
            readings = 0;
            tell(EVERYTHING);
        }
    }

    private boolean tell(EpollIoOps what) {
        if (registration == null || !line.isSocketOpen()) {
            return false;
        }
        registration.submit(what);
        return true;
    }
}
