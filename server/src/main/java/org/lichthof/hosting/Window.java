package org.lichthof.hosting;

/** The cells that somebody is told about: columns x0 to x1, rows y0 to y1, all inclusive. */
record Window(int x0, int y0, int x1, int y1) {
    boolean contains(int column, int row) {
        return column >= x0 && column <= x1 && row >= y0 && row <= y1;
    }
}
