package org.lichthof.bench;

/** What a crowd does beside walking about. One thread. */
interface Script {
    /**
     * Called once a second.
     *
     * @param share of the time that has passed, 0 to 1
     */
    void second(double share);

    /** What is going on, for whoever watches. */
    String words();
}
