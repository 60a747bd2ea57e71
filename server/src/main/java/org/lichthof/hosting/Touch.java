package org.lichthof.hosting;

/**
 * Memory that is read ahead. Of thousands of people nothing is in the processor's caches when their turn comes again a tenth of a second
 * later, and each object on the way from a socket to a room is waited for, one after the other, as work between them keeps the
 * processor from looking further ahead. A loop that does nothing but read a field of each of them, for some dozens of people in a
 * row, waits for several at a time; what follows finds all of them. It saves 3 to 5 % of the server's time
 * (docs/performance.md).
 *
 * <p>A method named {@code touch...} reads, changes nothing, and returns a sum without a meaning. It is handed over here, so that the
 * compiler does not leave out the reading. Any thread.
 */
public final class Touch {
    /** So many people at once: what is read of them fits into the first cache. */
    public static final int TOGETHER = 64;

    /** What no sum is, as far as the compiler knows. */
    private static volatile int unlikely = 0x7e57_ab1e;

    private Touch() {}

    public static void done(int sum) {
        if (sum == unlikely) {
            unlikely = ~sum;
        }
    }
}
