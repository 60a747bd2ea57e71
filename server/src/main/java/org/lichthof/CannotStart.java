package org.lichthof;

/** The server cannot open. The message is the whole story for the operator: what was wrong, and what to do about it. */
final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message, null, false, false);
    }
}
