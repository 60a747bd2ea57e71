package org.lichthof.gateway;

/** A token bucket: so many at once, so many a second in the long run. Its owner's thread. */
final class Allowance {
    private final double perNano;
    private final double most;
    private double left;
    private long asOf;

    Allowance(double perSecond, int burst, long nowNanos) {
        this.perNano = perSecond / 1e9;
        this.most = burst;
        this.left = burst;
        this.asOf = nowNanos;
    }

    /** @return whether there was one left */
    boolean take(long nowNanos) {
        left = Math.min(most, left + (nowNanos - asOf) * perNano);
        asOf = nowNanos;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** Reads what {@link #take} will need ({@link org.lichthof.hosting.Touch}). */
    int touch() {
        return (int) asOf;
    }

    /** How long until there is one. */
    long waitMillis() {
        return left >= 1 ? 0 : (long) Math.ceil((1 - left) / perNano / 1e6);
    }
}
