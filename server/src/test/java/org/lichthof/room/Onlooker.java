package org.lichthof.room;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lichthof.room.RoomNotice.Gathering;
import org.lichthof.room.RoomOutput.Face;
import org.lichthof.room.RoomOutput.RosterLine;
import org.lichthof.world.Facing;
import org.lichthof.world.PersonId;

/** A client made of nothing but what the room says (SPEC, sections W and C): what does it believe to be true? */
final class Onlooker {
    record Known(int cell, int x, int y, Facing facing, boolean moving) {}

    final PersonId id;
    final TreeMap<PersonId, Known> people = new TreeMap<>();
    final TreeMap<Integer, Gathering> gatherings = new TreeMap<>();
    final TreeMap<PersonId, Face> faces = new TreeMap<>();
    Playbill.@Nullable Window window;

    /** Whether they were promised changes to the list of everybody. */
    boolean isPushed;

    /** The list of everybody without exact spots; null: not told yet. */
    @Nullable
    TreeMap<PersonId, RosterLine> roster;

    Onlooker(PersonId id) {
        this.id = id;
    }

    /** A fresh page: knows nothing. */
    void begin(boolean rosterPushed) {
        isPushed = rosterPushed;
        roster = null;
        people.clear();
        gatherings.clear();
        faces.clear();
        window = null;
    }

    void hearTheWholeList(List<RosterLine> lines) {
        roster = new TreeMap<>();
        for (RosterLine line : lines) {
            roster.put(line.face().person(), withoutSpot(line));
        }
    }

    void hearChanges(Playbill.RosterTold told) {
        if (roster != null) {
            for (RosterLine line : told.changed()) {
                roster.put(line.face().person(), withoutSpot(line));
            }
            told.gone().forEach(roster::remove);
        }
    }

    static RosterLine withoutSpot(RosterLine line) {
        return new RosterLine(
                line.face(),
                line.areaIndex(),
                line.conversation(),
                line.listeningOnly(),
                line.conversationLocked(),
                0,
                0);
    }

    /** One step's frames: what changed in the cells of the window, then the whole state of the cells that are new in it. */
    void see(List<Object> lines, Room room) {
        Playbill.Window before = window;
        for (Object line : lines) {
            if (line instanceof Playbill.Window changed && changed.viewer().equals(id)) {
                window = changed;
                if (changed.anew()) {
                    people.clear();
                    gatherings.clear();
                    before = null;
                }
            }
        }
        for (Object line : lines) {
            take(line, room.cells());
        }
        if (window != null && !window.equals(before)) {
            for (int cell : cellsOf(window, room.cells())) {
                if (before == null || !contains(before, cell, room.cells())) {
                    var state = new Playbill();
                    room.tellCell(cell, state);
                    state.lines().forEach(line -> take(line, room.cells()));
                }
            }
            people.values().removeIf(known -> !sees(known.cell(), room.cells()));
        }
        gatherings.values().removeIf(gathering -> !isInSight(gathering));
    }

    private void take(Object line, CellGrid cells) {
        if (line instanceof Playbill.Moved moved && sees(moved.cell(), cells)) {
            people.put(moved.person(), new Known(moved.cell(), moved.x(), moved.y(), moved.facing(), moved.moving()));
        } else if (line instanceof Playbill.LeftCell left && sees(left.cell(), cells)) {
            Known known = people.get(left.person());
            if (known != null && known.cell() == left.cell()) {
                people.remove(left.person());
            }
        } else if (line instanceof Playbill.GatheringSeen seen && sees(seen.cell(), cells)) {
            gatherings.merge(
                    seen.gathering().conversation().value(),
                    seen.gathering(),
                    (known, told) -> told.version() >= known.version() ? told : known);
        } else if (line instanceof Playbill.ChangeSeen seen && sees(seen.cell(), cells)) {
            gatherings.computeIfPresent(
                    seen.change().conversation().value(), (id, known) -> Playbill.after(known, seen.change()));
        } else if (line instanceof Playbill.FaceSeen seen && sees(seen.cell(), cells)) {
            faces.put(seen.face().person(), seen.face());
        } else if (line instanceof Playbill.Gone gone) {
            people.remove(gone.person());
            faces.remove(gone.person());
        }
    }

    private boolean isInSight(Gathering gathering) {
        return gathering.speakers().stream().anyMatch(people::containsKey)
                || gathering.listeners().stream().anyMatch(people::containsKey);
    }

    boolean sees(int cell, CellGrid cells) {
        return window != null && contains(window, cell, cells);
    }

    private static boolean contains(Playbill.Window window, int cell, CellGrid cells) {
        int column = cell % cells.columns();
        int row = cell / cells.columns();
        return column >= window.x0() && column <= window.x1() && row >= window.y0() && row <= window.y1();
    }

    private static List<Integer> cellsOf(Playbill.Window window, CellGrid cells) {
        List<Integer> found = new ArrayList<>();
        for (int row = window.y0(); row <= window.y1(); row++) {
            for (int column = window.x0(); column <= window.x1(); column++) {
                found.add(row * cells.columns() + column);
            }
        }
        return found;
    }
}
