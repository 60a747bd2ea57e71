package org.lichthof.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

/**
 * Everybody in the room: by number, and by the cell they stand in. Walks in ascending order of numbers, always.
 *
 * <p>Each cell holds its people in a list that is threaded through them, so that a step from cell to cell makes no garbage.
 */
final class Crowd {
    private static final Comparator<Person> BY_NUMBER = Comparator.comparingInt(person -> person.number);

    private final CellGrid cells;
    private @Nullable Person[] byNumber = new @Nullable Person[64];
    private final @Nullable Person[] firstInCell;
    private final BitSet present = new BitSet();
    private final BitSet moved = new BitSet();
    private int count;

    /** Those of the cell that was asked for last. */
    private final ArrayList<Person> found = new ArrayList<>();

    /** A sum without a meaning: it keeps the compiler from leaving out what is read ahead. */
    @SuppressWarnings("unused")
    private long readAhead;

    Crowd(CellGrid cells) {
        this.cells = cells;
        this.firstInCell = new @Nullable Person[cells.count()];
    }

    CellGrid cells() {
        return cells;
    }

    int count() {
        return count;
    }

    @Nullable
    Person get(PersonId id) {
        return get(id.value());
    }

    @Nullable
    Person get(int number) {
        return number < byNumber.length ? byNumber[number] : null;
    }

    /**
     * Reads what the steps of these people will need. Where thousands walk, nobody is in the processor's caches when their next step comes;
     * a loop that does nothing but read waits for several of them at a time, and work between one and the next does not.
     */
    void readAhead(List<RoomCommand> wishes) {
        long sum = 0;
        for (RoomCommand wish : wishes) {
            Person person = get(wish.person());
            if (person != null) {
                // From its beginning to its end: it is longer than the processor reads at a time.
                sum += person.walkedAt + person.x + (person.floor == null ? 0 : 1) + (person.gathering == null ? 0 : 1);
            }
        }
        readAhead = sum;
    }

    void add(Person person) {
        if (get(person.number) != null) {
            throw new IllegalArgumentException("person " + person.number + " is here already");
        }
        if (person.number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, Math.max(person.number + 1, byNumber.length * 2));
        }
        byNumber[person.number] = person;
        present.set(person.number);
        count++;
        intoCell(person, cells.cellAt(person.x, person.y));
        moved.set(person.number);
    }

    void remove(Person person) {
        outOfCell(person);
        byNumber[person.number] = null;
        present.clear(person.number);
        moved.clear(person.number);
        count--;
        person.here = false;
    }

    /** Puts them there and remembers that they are to be told of. */
    void place(Person person, int x, int y, Facing facing, boolean moving) {
        person.x = x;
        person.y = y;
        person.facing = facing;
        person.moving = moving;
        moved.set(person.number);
        int cell = cells.cellAt(x, y);
        if (cell != person.cell) {
            outOfCell(person);
            intoCell(person, cell);
        }
    }

    /** Everybody, ascending. The visitor may remove the visited. */
    void forEach(Consumer<Person> visit) {
        forEachIn(present, visit);
    }

    /** Those who moved, turned or came in since the last {@link #tellMoves}, ascending. */
    void forEachMoved(Consumer<Person> visit) {
        forEachIn(moved, visit);
    }

    /** Those of this set of numbers who are here, ascending. */
    void forEachIn(BitSet numbers, Consumer<Person> visit) {
        for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
            Person person = get(number);
            if (person != null) {
                visit.accept(person);
            }
        }
    }

    /** Says once for everybody who moved since the last time where they are now. */
    void tellMoves(RoomOutput out) {
        for (int number = moved.nextSetBit(0); number >= 0; number = moved.nextSetBit(number + 1)) {
            Person person = get(number);
            if (person == null) {
                continue;
            }
            if (person.toldCell >= 0 && person.toldCell != person.cell) {
                out.leftCell(person.toldCell, person.id);
            }
            person.toldCell = person.cell;
            out.moved(person.cell, person.id, person.x, person.y, person.facing, person.moving);
        }
        moved.clear();
    }

    /** Whether somebody in this cell is like that. */
    boolean anyIn(int cell, Predicate<Person> like) {
        for (Person person = firstInCell[cell]; person != null; person = person.next) {
            if (like.test(person)) {
                return true;
            }
        }
        return false;
    }

    /** The people in a cell, ascending. Good until the next call. */
    List<Person> in(int cell) {
        found.clear();
        for (Person person = firstInCell[cell]; person != null; person = person.next) {
            found.add(person);
        }
        found.sort(BY_NUMBER);
        return found;
    }

    /** Adds everybody within {@code distance} to {@code found}, in an order that depends on nothing but the past. */
    void collectNear(int x, int y, int distance, List<Person> found) {
        long limit = (long) distance * distance;
        int lastColumn = cells.column(x + distance);
        int lastRow = cells.row(y + distance);
        for (int row = cells.row(y - distance); row <= lastRow; row++) {
            for (int column = cells.column(x - distance); column <= lastColumn; column++) {
                for (Person person = firstInCell[row * cells.columns() + column];
                        person != null;
                        person = person.next) {
                    if (person.squaredDistanceTo(x, y) <= limit) {
                        found.add(person);
                    }
                }
            }
        }
    }

    private void intoCell(Person person, int cell) {
        Person first = firstInCell[cell];
        person.cell = cell;
        person.previous = null;
        person.next = first;
        if (first != null) {
            first.previous = person;
        }
        firstInCell[cell] = person;
    }

    private void outOfCell(Person person) {
        Person before = person.previous;
        Person after = person.next;
        if (before == null) {
            firstInCell[person.cell] = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        person.previous = null;
        person.next = null;
    }
}
