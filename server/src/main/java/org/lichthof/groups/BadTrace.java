package org.lichthof.groups;

/** A trace that cannot be read; the message is one sentence that names the line and what was expected there. */
public final class BadTrace extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadTrace(int line, String expected) {
        super("line " + line + ": " + expected);
    }
}
