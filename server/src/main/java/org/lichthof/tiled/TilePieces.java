package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichthof.tiled.TiledMap.Cells;

/** The tiles of one layer as the file has them: in chunks, or in one piece. Each piece is cut to what is not empty. */
record TilePieces(List<Cells> pieces) {
    private static final int MOST_CHUNKS = 100_000;

    static final class Reader {
        private final MapLimits limits;
        private final Problems problems;
        private final boolean infinite;
        private long cells;
        private int chunks;

        Reader(MapLimits limits, Problems problems, boolean infinite) {
            this.limits = limits;
            this.problems = problems;
            this.infinite = infinite;
        }

        TilePieces read(Fields layer, String place) {
            String encoding = layer.text("encoding", "csv");
            String compression = layer.text("compression", "");
            List<Cells> pieces = new ArrayList<>();
            if (layer.has("chunks")) {
                for (Fields chunk : layer.list("chunks")) {
                    if (++chunks > MOST_CHUNKS) {
                        throw problems.stop(
                                "too-much",
                                place,
                                "The map has more than " + MOST_CHUNKS + " chunks.",
                                "Split the map in several.");
                    }
                    add(pieces, chunk, encoding, compression, place);
                }
            } else if (layer.has("data")) {
                add(pieces, layer, encoding, compression, place);
            } else if (!infinite) {
                problems.refuse("bad-tiles", place, "The layer has no tile data.", "Save the map from Tiled again.");
            }
            return new TilePieces(pieces);
        }

        private void add(List<Cells> pieces, Fields piece, String encoding, String compression, String place) {
            int columns = piece.whole("width", 0);
            int rows = piece.whole("height", 0);
            long count = (long) columns * rows;
            if (columns < 0
                    || rows < 0
                    || columns > limits.maxSide()
                    || rows > limits.maxSide()
                    || count > limits.maxCells()) {
                throw problems.stop(
                        "too-large",
                        place,
                        "The layer is " + columns + " x " + rows + " tiles; at most " + limits.maxSide()
                                + " a side and " + limits.maxCells() + " in all can be.",
                        "Split it in several maps with exits between them.");
            }
            cells += count;
            if (cells > limits.maxLayerCells()) {
                throw problems.stop(
                        "too-many-tiles",
                        place,
                        "The layers hold more than " + limits.maxLayerCells() + " tiles together.",
                        "Split the map in several.");
            }
            try {
                int[] gids = gids(piece, encoding, compression, (int) count);
                Cells whole = new Cells(piece.whole("x", 0), piece.whole("y", 0), columns, rows, gids);
                Cells cut = cut(whole);
                if (cut != null) {
                    pieces.add(cut);
                }
            } catch (CellCodec.BadCells e) {
                problems.refuse(
                        "bad-tiles",
                        place,
                        "The layer's tile data " + e.getMessage() + ".",
                        "Save the map from Tiled again.");
            }
        }

        private static int[] gids(Fields piece, String encoding, String compression, int count)
                throws CellCodec.BadCells {
            if (piece.get("data") instanceof int[] plain) {
                if (plain.length != count) {
                    throw new CellCodec.BadCells("holds " + plain.length + " tiles where the size says " + count);
                }
                return plain;
            }
            if (!encoding.equals("base64")) {
                throw new CellCodec.BadCells("is encoded as '" + encoding + "', which is not known");
            }
            return CellCodec.decode(piece.text("data", ""), compression, count);
        }
    }

    /** What is not empty; null: nothing. The bit for hexagonal maps goes here. */
    private static @Nullable Cells cut(Cells cells) {
        int left = cells.columns();
        int right = -1;
        int top = cells.rows();
        int bottom = -1;
        int[] gids = cells.gids();
        for (int i = 0; i < gids.length; i++) {
            gids[i] &= TiledMap.FLIPS | TiledMap.GID;
            if ((gids[i] & TiledMap.GID) == 0) {
                gids[i] = 0;
                continue;
            }
            int column = i % cells.columns();
            int row = i / cells.columns();
            left = Math.min(left, column);
            right = Math.max(right, column);
            top = Math.min(top, row);
            bottom = row;
        }
        if (right < 0) {
            return null;
        }
        if (left == 0 && top == 0 && right == cells.columns() - 1 && bottom == cells.rows() - 1) {
            return cells;
        }
        int columns = right - left + 1;
        int rows = bottom - top + 1;
        int[] part = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(gids, (top + row) * cells.columns() + left, part, row * columns, columns);
        }
        return new Cells(cells.column() + left, cells.row() + top, columns, rows, part);
    }

    /** One rectangle, counted from the map's top left, without what lies beyond the map; null: empty. */
    @Nullable
    Cells joined(TiledReader.Extent extent, MapLimits limits, Problems problems, String place) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Cells piece : pieces) {
            left = Math.min(left, Math.max(0, piece.column() - extent.column()));
            top = Math.min(top, Math.max(0, piece.row() - extent.row()));
            right = Math.max(right, Math.min(extent.columns(), piece.column() - extent.column() + piece.columns()));
            bottom = Math.max(bottom, Math.min(extent.rows(), piece.row() - extent.row() + piece.rows()));
        }
        if (left >= right || top >= bottom) {
            return null;
        }
        if (pieces.size() == 1
                && left == pieces.getFirst().column() - extent.column()
                && top == pieces.getFirst().row() - extent.row()
                && right - left == pieces.getFirst().columns()
                && bottom - top == pieces.getFirst().rows()) {
            return new Cells(
                    left, top, right - left, bottom - top, pieces.getFirst().gids());
        }
        if ((long) (right - left) * (bottom - top) > limits.maxCells()) {
            throw problems.stop(
                    "too-large", place, "The layer's tiles lie too far apart.", "Split the map in several.");
        }
        int[] gids = new int[(right - left) * (bottom - top)];
        for (Cells piece : pieces) {
            for (int row = 0; row < piece.rows(); row++) {
                int y = piece.row() - extent.row() + row - top;
                for (int column = 0; y >= 0 && y < bottom - top && column < piece.columns(); column++) {
                    int x = piece.column() - extent.column() + column - left;
                    int gid = piece.gids()[row * piece.columns() + column];
                    if (x >= 0 && x < right - left && gid != 0) {
                        gids[y * (right - left) + x] = gid;
                    }
                }
            }
        }
        return new Cells(left, top, right - left, bottom - top, gids);
    }
}
