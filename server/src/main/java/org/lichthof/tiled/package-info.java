/**
 * Maps drawn with Tiled: read, judged, brought to world pixels, and written down as the scene that browsers draw.
 *
 * <p>{@link org.lichthof.tiled.MapLoader} is the door. A map file comes from anybody, so everything read here is counted
 * against {@link org.lichthof.tiled.MapLimits}, and everything wrong is a {@link org.lichthof.tiled.MapProblem} with a
 * place and a remedy, never an exception. The way of a map: bytes, {@code Fields} (JSON or XML, no longer told apart),
 * {@code TiledMap} (all formats and versions, no longer told apart), then walls, entries and areas for the rules and the
 * scene for the eyes. May use {@code world} and Jackson; any thread, may block on files.
 */
@NullMarked
package org.lichthof.tiled;

import org.jspecify.annotations.NullMarked;
