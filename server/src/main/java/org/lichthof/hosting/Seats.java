package org.lichthof.hosting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.PersonId;

/**
 * Who sits where in one room: by person number, by member, and whose place is kept until they come back. The room's thread.
 */
final class Seats {
    private @Nullable Seat[] byNumber = new Seat[64];
    private final Map<Integer, Seat> byMember = new HashMap<>();
    private final PersonNumbers numbers;

    /** Who lost their connection, the longest ago first. */
    private final ArrayDeque<Seat> kept = new ArrayDeque<>();

    /** @param numbers go on from room to room, so that nobody is taken for somebody else */
    Seats(PersonNumbers numbers) {
        this.numbers = numbers;
    }

    /** @return how many members have a place here, kept ones too */
    int taken() {
        return byMember.size();
    }

    @Nullable
    Seat of(PersonId person) {
        return person.value() < byNumber.length ? byNumber[person.value()] : null;
    }

    @Nullable
    Seat ofMember(int member) {
        return byMember.get(member);
    }

    /** All, in the order of their numbers; also those on their way out. */
    List<Seat> all() {
        var all = new ArrayList<Seat>();
        for (Seat seat : byNumber) {
            if (seat != null) {
                all.add(seat);
            }
        }
        return all;
    }

    /** @return a number that nobody had lately; empty: there is none */
    OptionalInt takeNumber(long nowMillis) {
        return numbers.take(nowMillis);
    }

    void giveBackNumber(PersonId person, long nowMillis) {
        numbers.giveBack(person.value(), nowMillis);
    }

    void place(Seat seat) {
        int number = seat.person.value();
        if (number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, byNumber.length * 2));
        }
        byNumber[number] = seat;
        byMember.put(seat.who.member(), seat);
    }

    /** @return whether it was still this member's seat */
    boolean clear(Seat seat, long nowMillis) {
        byNumber[seat.person.value()] = null;
        giveBackNumber(seat.person, nowMillis);
        return byMember.remove(seat.who.member(), seat);
    }

    // Kept places.

    void keep(Seat seat, long nowMillis) {
        seat.lostAtMillis = nowMillis;
        kept.addLast(seat);
    }

    void keepNoLonger(Seat seat) {
        kept.remove(seat);
    }

    /** @return the next place that was kept for so long, and is not any more; null: none */
    @Nullable
    Seat nextGivenUp(long nowMillis, long windowMillis) {
        Seat longest = kept.peekFirst();
        return longest != null && nowMillis - longest.lostAtMillis >= windowMillis ? kept.removeFirst() : null;
    }
}
