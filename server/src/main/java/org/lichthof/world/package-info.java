/**
 * Places and who can stand in them: points, walls, areas, entries, paths.
 *
 * <p>May use the JDK only. Everything here is immutable or a pure function, so any thread may call it. Lengths are whole
 * <em>world pixels</em>: a tile is {@value org.lichthof.world.Scale#TILE} of them wide whatever the size in the map file,
 * x grows to the right, y grows downwards, and (0, 0) is the top left corner of the map.
 */
@NullMarked
package org.lichthof.world;

import org.jspecify.annotations.NullMarked;
