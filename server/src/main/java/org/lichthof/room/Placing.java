package org.lichthof.room;

import org.lichthof.room.RoomNotice.PlacedCause;
import org.lichthof.world.Facing;
import org.lichthof.world.Point;

/** The one door through which anybody's place changes once they are in: keeps cells and exits in step with it. */
final class Placing {
    private final Crowd crowd;
    private final Exits exits;

    Placing(Crowd crowd, Exits exits) {
        this.crowd = crowd;
        this.exits = exits;
    }

    /** Goes there, of their own will. */
    void go(Person person, int x, int y, Facing facing, boolean moving, Step step) {
        int entered = exits.enteredOn(person.x, person.y, x, y, person.exit);
        crowd.place(person, x, y, facing, moving);
        standOn(person, exits.at(x, y), entered, step);
    }

    /**
     * Is walked there by the room, as announced with {@link #put} when it began.
     *
     * @return false when this brought them onto an exit, where whoever leads them lets go
     */
    boolean lead(Person person, int x, int y, Facing facing, boolean moving, PlacedCause cause, Step step) {
        boolean leaves = exits.enteredOn(person.x, person.y, x, y, person.exit) >= 0;
        boolean goesOn = moving && !leaves;
        boolean changed = person.x != x || person.y != y || person.facing != facing || person.moving != goesOn;
        if (changed) {
            go(person, x, y, facing, goesOn, step);
            step.tell(person, placed(person, cause));
        }
        return !leaves;
    }

    /** Is put there, over whatever lies between: what they wished before they know of it does not count any more. */
    void put(Person person, int x, int y, Facing facing, boolean moving, PlacedCause cause, Step step) {
        int exit = exits.at(x, y);
        boolean leaves = exit >= 0 && exit != person.exit;
        crowd.place(person, x, y, facing, moving);
        person.newEpoch();
        step.tell(person, placed(person, cause));
        standOn(person, exit, leaves ? exit : -1, step);
    }

    /** Stays, as the room says, where they are. */
    void keep(Person person, PlacedCause cause, Step step) {
        put(person, person.x, person.y, person.facing, false, cause, step);
    }

    /** Their feet stop. */
    void stand(Person person) {
        if (person.moving) {
            crowd.place(person, person.x, person.y, person.facing, false);
        }
    }

    private void standOn(Person person, int exit, int entered, Step step) {
        person.exit = exit;
        if (entered >= 0) {
            person.leavingBy = entered;
            step.tell(person, exits.leavingBy(entered));
        } else if (exit != person.leavingBy) {
            person.leavingBy = -1;
        }
    }

    private static RoomNotice.Placed placed(Person person, PlacedCause cause) {
        return new RoomNotice.Placed(new Point(person.x, person.y), person.facing, person.epoch, cause, person.moving);
    }
}
