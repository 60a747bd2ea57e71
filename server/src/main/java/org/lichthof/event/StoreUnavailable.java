package org.lichthof.event;

import org.jspecify.annotations.Nullable;

/**
 * What must be remembered cannot be, now: the disk is full, the folder not writable, the database locked or of a newer
 * version. Names what happened and what an operator does about it; thrown by the ports, translated once at the edge.
 */
public final class StoreUnavailable extends RuntimeException {
    private final String what;
    private final String remedy;

    public StoreUnavailable(String what, String remedy, @Nullable Throwable cause) {
        super(what + " " + remedy, cause);
        this.what = what;
        this.remedy = remedy;
    }

    public String what() {
        return what;
    }

    public String remedy() {
        return remedy;
    }
}
