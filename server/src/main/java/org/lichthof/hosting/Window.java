package org.lichthof.hosting;

/** The cells that somebody is told about: columns x0 to x1, rows y0 to y1, all inclusive. */
record Window(int x0, int y0, int x1, int y1) {
    boolean contains(int column, int row) {
        return column >= x0 && column <= x1 && row >= y0 && row <= y1;
    }

    /** @param ofColumns first and last are columns, or else rows */
    int first(boolean ofColumns) {
        return ofColumns ? x0 : y0;
    }

    int last(boolean ofColumns) {
        return ofColumns ? x1 : y1;
    }

    /** Where the viewer is, but for the edges of the map. */
    int middle(boolean ofColumns) {
        return (first(ofColumns) + last(ofColumns)) / 2;
    }

    /**
     * The cells around the middle, where the viewer stands: about half of the columns and of the rows, and at least three of
     * each, so that whoever is near enough to talk is among them.
     */
    Window near() {
        int columns = spared(x1 - x0 + 1);
        int rows = spared(y1 - y0 + 1);
        return columns + rows == 0 ? this : new Window(x0 + columns, y0 + rows, x1 - columns, y1 - rows);
    }

    /** How many of these cells are far on either side. */
    private static int spared(int cells) {
        return Math.max(0, Math.min((cells + 2) / 4, (cells - 3) / 2));
    }
}
