package org.lichthof.tiled;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Tiled map after reading, with the differences between formats and versions gone: groups are flattened, chunks joined,
 * templates filled in, file names resolved. Lengths are pixels of the map file, and (0, 0) is the top left of what exists.
 *
 * @param parallaxOrigin where the middle of the picture must be for layers with parallax to lie as they are drawn
 * @param layers in drawing order
 * @param groups that these were in
 * @param tilesets by first gid
 * @param lost first gids of tilesets that could not be had; their tiles are there, and nothing is known of them
 */
record TiledMap(
        String path,
        int columns,
        int rows,
        int tileWidth,
        int tileHeight,
        Properties properties,
        Optional<String> background,
        Corner parallaxOrigin,
        List<TiledLayer> layers,
        List<LayerAbout> groups,
        NavigableMap<Integer, Tileset> tilesets,
        NavigableSet<Integer> lost) {

    /** Highest bits of a gid: mirrored, mirrored, diagonal, and one for hexagonal maps that is of no use here. */
    static final int FLIPS = 0xe000_0000;

    static final int GID = 0x0fff_ffff;

    /** The tileset that this gid (without flips) belongs to; null: none. */
    @Nullable
    Tileset tilesetOf(int gid) {
        Map.Entry<Integer, Tileset> entry = tilesets.floorEntry(gid);
        return gid > 0 && entry != null && entry.getValue().holds(gid) ? entry.getValue() : null;
    }

    /** Whether this gid (without flips) is of a tileset that could not be had. */
    boolean isLost(int gid) {
        Integer first = lost.floor(gid);
        Integer known = tilesets.floorKey(gid);
        return first != null && (known == null || known < first);
    }

    @Nullable
    Tile tile(int gid) {
        Tileset tileset = tilesetOf(gid & GID);
        return tileset == null ? null : tileset.tiles().get((gid & GID) - tileset.firstGid());
    }

    sealed interface TiledLayer {
        LayerAbout about();
    }

    /** Tiles of the layer's non-empty part; {@code null}: it is empty. */
    record TileLayer(LayerAbout about, @Nullable Cells cells) implements TiledLayer {}

    /** @param topDown drawn by their height on the screen instead of in the order of the list */
    record ObjectLayer(LayerAbout about, List<TiledObject> objects, boolean topDown) implements TiledLayer {}

    record ImageLayer(LayerAbout about, ImageFile image, boolean repeatX, boolean repeatY) implements TiledLayer {}

    /**
     * @param name with those of its groups, joined with {@code /}
     * @param ownName without them
     * @param own what is written on the layer itself
     * @param properties what holds for it: its own, over those of its groups
     */
    record LayerAbout(
            String name, String ownName, String className, Properties own, Properties properties, LayerLook look) {
        String place() {
            return "layer '" + name + "'";
        }
    }

    /**
     * How a layer is drawn, with what its groups say.
     *
     * @param opacity 0 to 1
     * @param above over the people; null: not said
     * @param parallaxX how fast it passes when one walks; 1: as the floor does, 0: not at all
     */
    record LayerLook(
            boolean visible,
            double opacity,
            double offsetX,
            double offsetY,
            Optional<String> tint,
            @Nullable Boolean above,
            double parallaxX,
            double parallaxY) {
        static final LayerLook PLAIN = new LayerLook(true, 1, 0, 0, Optional.empty(), null, 1, 1);

        /** Of something in a group: offsets add up, what is said of light and speed multiplies. */
        LayerLook in(LayerLook group) {
            return new LayerLook(
                    group.visible && visible,
                    group.opacity * opacity,
                    group.offsetX + offsetX,
                    group.offsetY + offsetY,
                    Colours.multiplied(group.tint, tint),
                    above != null ? above : group.above,
                    group.parallaxX * parallaxX,
                    group.parallaxY * parallaxY);
        }

        LayerLook movedBy(double dx, double dy) {
            return new LayerLook(visible, opacity, offsetX + dx, offsetY + dy, tint, above, parallaxX, parallaxY);
        }

        boolean hasParallax() {
            return parallaxX != 1 || parallaxY != 1;
        }
    }

    /** A rectangle of gids, with flips, row by row. A class and not a record: two of them are never compared. */
    static final class Cells {
        private final int column;
        private final int row;
        private final int columns;
        private final int rows;
        private final int[] gids;

        Cells(int column, int row, int columns, int rows, int[] gids) {
            this.column = column;
            this.row = row;
            this.columns = columns;
            this.rows = rows;
            this.gids = gids;
        }

        int column() {
            return column;
        }

        int row() {
            return row;
        }

        int columns() {
            return columns;
        }

        int rows() {
            return rows;
        }

        /** Not copied; whoever reads the map may empty tiles that do not exist. */
        int[] gids() {
            return gids;
        }
    }

    /** @param form what it looks like; relative to (x, y) before rotation */
    record TiledObject(
            int id,
            String name,
            String className,
            Properties properties,
            double x,
            double y,
            double width,
            double height,
            double rotation,
            boolean visible,
            Form form) {}

    sealed interface Form {}

    record RectangleForm() implements Form {}

    record EllipseForm() implements Form {}

    record PointForm() implements Form {}

    record PolygonForm(List<Corner> corners) implements Form {}

    record PolylineForm() implements Form {}

    record TileForm(int gid) implements Form {}

    /**
     * @param align {@code left}, {@code center} or {@code right}
     * @param vertical {@code top}, {@code center} or {@code bottom}
     */
    record TextForm(String text, double size, String colour, boolean bold, String align, String vertical)
            implements Form {}

    record Corner(double x, double y) {}

    /**
     * @param image of all tiles; null for a collection of images
     * @param columns tiles side by side in the image
     */
    record Tileset(
            String name,
            int firstGid,
            int count,
            int tileWidth,
            int tileHeight,
            int columns,
            int margin,
            int spacing,
            double offsetX,
            double offsetY,
            String objectAlignment,
            Optional<String> transparent,
            Optional<String> copyright,
            @Nullable ImageFile image,
            Map<Integer, Tile> tiles) {
        boolean holds(int gid) {
            return gid >= firstGid && gid < firstGid + count;
        }

        Tileset startingAt(int gid) {
            return new Tileset(
                    name,
                    gid,
                    count,
                    tileWidth,
                    tileHeight,
                    columns,
                    margin,
                    spacing,
                    offsetX,
                    offsetY,
                    objectAlignment,
                    transparent,
                    copyright,
                    image,
                    tiles);
        }
    }

    /** @param image of this tile in a collection of images */
    record Tile(
            int id,
            Properties properties,
            boolean hasShapes,
            @Nullable ImageFile image,
            List<Frame> animation) {}

    /** @param tile number within the tileset */
    record Frame(int tile, int millis) {}

    /**
     * @param written as in the file, for messages
     * @param path resolved; empty when it is no relative path inside of the root
     * @param width as the file says, pixels; 0: not said
     */
    record ImageFile(String written, Optional<String> path, int width, int height) {}
}
