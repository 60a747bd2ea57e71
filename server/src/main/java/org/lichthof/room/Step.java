package org.lichthof.room;

import org.lichthof.room.RoomNotice.Refusal;

/**
 * One turn of the room: what time it is, and where the news go.
 *
 * @param now milliseconds, never smaller than in the turn before
 * @param elapsedMillis since the turn before; 0 in the first, {@link Room#LONGEST_STEP_MILLIS} at most
 */
record Step(long now, int elapsedMillis, RoomOutput out) {
    double elapsedSeconds() {
        return elapsedMillis / 1000.0;
    }

    void tell(Person to, RoomNotice notice) {
        out.tell(to.id, notice);
    }

    void refuse(Person whom, Refusal why, String detail) {
        tell(whom, new RoomNotice.Refused(why, detail, "", 0));
    }

    /** Spends one of {@code allowance}; false, and said so, when there is none left. */
    boolean allows(Allowance allowance, Person whom, String detail) {
        long waitMillis = allowance.take(now);
        if (waitMillis > 0) {
            tell(whom, new RoomNotice.Refused(Refusal.TOO_FAST, detail, "", waitMillis));
        }
        return waitMillis == 0;
    }
}
