package org.lichthof.wire;

/**
 * How long things may be on the line at all. What an event allows is narrower (settings, roles) and refused politely by those
 * who know; these are the bounds beyond which nobody reads.
 */
public final class WireLimits {
    public static final int CLIENT_REF = 40;
    public static final int WHO_IS = 200;
    public static final int HISTORY = 200;

    /** UTF-16 units, as are the next two. */
    public static final int NAME = 200;

    public static final int TOKEN = 1_024;
    public static final int WORD = 100;

    /** World pixels a side; the room cuts it to its own limit. */
    public static final int VIEW = 20_000;

    private WireLimits() {}
}
