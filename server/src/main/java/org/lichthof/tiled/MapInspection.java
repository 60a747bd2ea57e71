package org.lichthof.tiled;

import org.lichthof.world.WorldMap;

/** Looks for what opens and yet disappoints. */
final class MapInspection {
    private MapInspection() {}

    static void inspect(MapReading reading, WorldMap world) {}
}
