package org.lichthof.hosting;

/**
 * When those come back whom the house sends away all at once: one after the other, at a rate that it can take in. A restart
 * and a failed room go by the same rule.
 */
public final class Returns {
    private static final int PER_SECOND = 200;

    private final int soonestMillis;
    private int asked;

    /** @param soonestMillis when the first may come; more than 0 */
    public Returns(int soonestMillis) {
        this.soonestMillis = soonestMillis;
    }

    /** For the next of them. */
    public int nextMillis() {
        return soonestMillis + asked++ * 1_000 / PER_SECOND;
    }
}
