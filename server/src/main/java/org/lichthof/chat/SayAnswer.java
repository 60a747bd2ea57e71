package org.lichthof.chat;

/** What became of somebody's wish to say something. */
public sealed interface SayAnswer {
    /**
     * It is on disk.
     *
     * @param again it was kept before, under the same mark; nobody is told twice
     */
    record Kept(Message message, boolean again) implements SayAnswer {}

    /**
     * It is not, and will not be.
     *
     * @param detail English, for logs and clients that do not know the reason
     * @param retryAfterMillis 0: trying again does not help
     */
    record Refused(Reason reason, String detail, long retryAfterMillis) implements SayAnswer {}

    enum Reason {
        NOT_ALLOWED,
        TOO_LONG,
        TOO_FAST,
        /** Empty, or without a mark of 1 to 40 characters. */
        MALFORMED,
        /** No such member, no such room. */
        NOT_THERE,
        /** Too much is waiting to be written. */
        BUSY,
        STORE_UNAVAILABLE
    }
}
