package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** All connections of an event loop that see exactly the same cells: they get the same bytes. One event loop. */
final class View {
    final Window window;
    final Window near;
    int viewers;

    /** The step that {@link #frame} was composed for. */
    long step;

    /** Null: nothing changed in these cells. */
    @Nullable
    ByteBuf frame;

    View(Window window) {
        this.window = window;
        this.near = window.near();
    }
}
