package org.lichthof.hosting;

import org.jspecify.annotations.Nullable;

/**
 * Somebody sees other cells from this step on, or is in another half of the room.
 *
 * @param before the cells that they know; null: none, all is new
 * @param half in which they are now ({@link Halves})
 * @param crosses whether they were in the other one, and know what was shown there
 */
record NewWindow(Visit to, Window window, @Nullable Window before, int half, boolean crosses) {}
