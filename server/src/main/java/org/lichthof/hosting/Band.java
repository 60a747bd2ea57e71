package org.lichthof.hosting;

/**
 * Columns of cells side by side, or rows: from the first to the last, both inclusive; none when the last is before the first.
 *
 * @param isOfColumns whether these are columns
 */
record Band(boolean isOfColumns, int first, int last) {
    /** @return whether a viewer with this window stands in the band, as far as one can tell: give or take one */
    boolean isAround(Window window) {
        int middle = window.middle(isOfColumns);
        return middle >= first - 1 && middle <= last + 1;
    }

    boolean contains(int line) {
        return line >= first && line <= last;
    }

    boolean contains(int from, int to) {
        return from >= first && to <= last;
    }

    Band common(Band other) {
        return new Band(isOfColumns, Math.max(first, other.first), Math.min(last, other.last));
    }

    Band with(int from, int to) {
        return first > last
                ? new Band(isOfColumns, from, to)
                : new Band(isOfColumns, Math.min(first, from), Math.max(last, to));
    }
}
