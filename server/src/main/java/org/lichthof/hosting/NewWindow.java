package org.lichthof.hosting;

import org.jspecify.annotations.Nullable;

/**
 * Somebody sees other cells from this step on, or is in another part of the room.
 *
 * @param before the cells that they know; null: none, all is new
 * @param part in which they are now ({@link Parts})
 * @param from the part of which they know what was shown there: another one when they cross
 */
record NewWindow(Visit to, Window window, @Nullable Window before, int part, int from) {
    boolean crosses() {
        return from != part;
    }
}
