package org.lichthof.room;

import java.util.BitSet;

/** Which cells each person is told about: those that a rectangle around them touches, as large as their client shows. */
final class Views {
    private static final int SMALLEST = 64;
    private static final long NEVER = -1;

    private final Crowd crowd;
    private final int largest;
    private final BitSet looking = new BitSet();

    Views(Crowd crowd, RoomRules rules) {
        this.crowd = crowd;
        this.largest = rules.largestView();
    }

    void look(Person viewer, int width, int height) {
        viewer.viewWidth = Math.clamp(width, SMALLEST, largest);
        viewer.viewHeight = Math.clamp(height, SMALLEST, largest);
        looking.set(viewer.number);
    }

    /** A fresh client, or one that missed something, is told its window, changed or not, and all that is in it. */
    void begin(Person viewer, int width, int height) {
        look(viewer, width, height);
        viewer.window = NEVER;
    }

    void tell(Step step) {
        crowd.forEachMoved(viewer -> tell(viewer, step));
        if (!looking.isEmpty()) {
            crowd.forEachIn(looking, viewer -> tell(viewer, step));
            looking.clear();
        }
    }

    private void tell(Person viewer, Step step) {
        if (!viewer.connected) {
            return;
        }
        CellGrid cells = crowd.cells();
        int x0 = cells.column(viewer.x - viewer.viewWidth / 2);
        int y0 = cells.row(viewer.y - viewer.viewHeight / 2);
        int x1 = cells.column(viewer.x + viewer.viewWidth / 2);
        int y1 = cells.row(viewer.y + viewer.viewHeight / 2);
        // Columns and rows stay below 65,536, and a map that has more than half of that one way has few the other way:
        // no window is -1.
        long window = (long) x0 << 48 | (long) y0 << 32 | (long) x1 << 16 | y1;
        if (window != viewer.window) {
            boolean anew = viewer.window == NEVER;
            viewer.window = window;
            step.out().window(viewer.id, x0, y0, x1, y1, anew);
        }
    }
}
