package org.lichthof.hosting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.PersonId;

/** Somebody's place in a room, with or without a connection. The room's thread. */
final class Seat {
    final PersonId person;
    final Attendance.Someone who;

    /** Null while the connection is lost and the place is kept. */
    @Nullable
    Visit visit;

    long lostAtMillis;
    boolean isIn;
    boolean isLeaving;

    /** What waits for the room to have let them go. */
    final List<Runnable> whenCleared = new ArrayList<>(0);

    /** What they see now, and what their event loop was told that they see. */
    @Nullable
    Window window;

    @Nullable
    Window told;

    /** In which part of the room their event loop was told that they are ({@link Parts}); of no meaning while {@link #needsAll}. */
    int part;

    /** They are to be told everything that is in view. */
    boolean needsAll;

    Seat(PersonId person, Attendance.Someone who) {
        this.person = person;
        this.who = who;
    }

    void attach(Visit newer) {
        visit = newer;
        window = null;
        told = null;
        needsAll = true;
    }
}
