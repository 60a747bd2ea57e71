package org.lichthof.chat;

import org.lichthof.chat.SayAnswer.Reason;
import org.lichthof.chat.SayAnswer.Refused;

/** What somebody wrote, to whomever: made plain and found fit to be said, or the reason why it is not. */
public sealed interface Wording {
    /** The longest mark that a client may give its message. */
    int LONGEST_REF = 40;

    /** @param text plain, not empty, not too long */
    record Fit(String text) implements Wording {}

    record Unfit(Refused why) implements Wording {}

    /** @param textLength most characters (code points), counted when it is plain */
    static Wording of(String clientRef, String text, int textLength) {
        if (clientRef.isEmpty() || clientRef.length() > LONGEST_REF) {
            return no(Reason.MALFORMED, "A message needs a mark of 1 to " + LONGEST_REF + " characters.");
        }
        // A text so long that cleaning cannot save it is not even cleaned.
        String clean = text.length() > textLength * 4 ? text : ChatText.clean(text);
        if (clean.isEmpty()) {
            return no(Reason.MALFORMED, "The message is empty.");
        }
        int length = clean.codePointCount(0, clean.length());
        if (length > textLength) {
            return no(Reason.TOO_LONG, "The message has " + length + " characters, " + textLength + " are the most.");
        }
        return new Fit(clean);
    }

    private static Wording no(Reason reason, String detail) {
        return new Unfit(new Refused(reason, detail, 0));
    }
}
