package org.lichthof.hosting;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** All connections of an event loop that see exactly the same cells: they get the same bytes. One event loop. */
final class View {
    final Window window;
    final Window near;
    int viewers;

    /** The step of the newest picture; good until its showing is over. */
    long step;

    private @Nullable ByteBuf page;
    private int from;
    private int to;

    View(Window window) {
        this.window = window;
        this.near = window.near();
    }

    /** @param picture a page, set to it */
    void keep(ByteBuf picture) {
        page = picture;
        from = picture.readerIndex();
        to = picture.writerIndex();
    }

    /** Nothing changed in these cells. */
    void keepNothing() {
        page = null;
    }

    /** The page, set to the picture until somebody sets it to another; null: nothing changed in these cells. */
    @Nullable
    ByteBuf picture() {
        ByteBuf where = page;
        return where == null ? null : where.setIndex(from, to);
    }
}
