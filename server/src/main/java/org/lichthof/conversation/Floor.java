package org.lichthof.conversation;

/** What the ground that somebody stands on says about talking there. */
sealed interface Floor {
    /**
     * Nearness decides.
     *
     * @param joinDistance in world pixels
     */
    record Open(double joinDistance, int capacity) implements Floor {}

    /** Nobody talks here: a quiet area, or one that the person has no business in. */
    record Silent() implements Floor {}

    /** Everybody here is in the conversation of the venue. */
    record Inside(Venue venue, Part part) implements Floor {}
}
