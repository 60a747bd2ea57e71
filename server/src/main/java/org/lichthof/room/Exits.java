package org.lichthof.room;

import org.jspecify.annotations.Nullable;
import org.lichthof.world.Area;
import org.lichthof.world.WorldMap;

/** The places where people leave this map for another one. Exits to web addresses are the client's affair. */
final class Exits {
    /** A run covers 40 px between two messages, an exit may be one tile deep: the way there is looked at, too. */
    private static final int GRAIN = 12;

    private final WorldMap map;
    private final Area.Exit.@Nullable Elsewhere[] targets;
    private final boolean none;

    Exits(WorldMap map) {
        this.map = map;
        this.targets = new Area.Exit.@Nullable Elsewhere[map.areas().size()];
        boolean found = false;
        for (Area area : map.areas()) {
            if (area instanceof Area.Exit exit && exit.target() instanceof Area.Exit.Elsewhere elsewhere) {
                targets[area.index()] = elsewhere;
                found = true;
            }
        }
        this.none = !found;
    }

    /** Number of the exit area at this point; -1: none. */
    int at(int x, int y) {
        if (!none) {
            for (int index : map.areasNear(x, y)) {
                if (targets[index] != null && map.areas().get(index).shape().contains(x, y)) {
                    return index;
                }
            }
        }
        return -1;
    }

    /** The first exit that the straight way from a to b enters, for somebody who stands on {@code present} (-1: on none); else -1. */
    int enteredOn(int ax, int ay, int bx, int by, int present) {
        if (none) {
            return -1;
        }
        int current = present;
        int pieces = Math.max(1, Math.ceilDiv(Math.max(Math.abs(bx - ax), Math.abs(by - ay)), GRAIN));
        for (int i = 1; i <= pieces; i++) {
            int exit = at(ax + (bx - ax) * i / pieces, ay + (by - ay) * i / pieces);
            if (exit >= 0 && exit != current) {
                return exit;
            }
            current = exit;
        }
        return -1;
    }

    RoomNotice.Leaving leavingBy(int exit) {
        Area.Exit.Elsewhere target = targets[exit];
        if (target == null) {
            throw new IllegalArgumentException("area " + exit + " is no exit");
        }
        return new RoomNotice.Leaving(target.map(), target.entry());
    }
}
