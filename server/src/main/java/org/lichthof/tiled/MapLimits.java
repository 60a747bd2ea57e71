package org.lichthof.tiled;

/**
 * How much of a map is too much. Whoever draws a map by hand stays far below; whoever builds one to hurt is stopped while
 * it is being read, before memory or time is spent.
 *
 * @param maxFileBytes map file, JSON; tilesets and templates of their own may have an eighth of it
 * @param maxSide columns or rows
 * @param maxCells columns times rows
 * @param maxLayerCells tiles of all layers together, empty ones inside of a layer's outline included
 * @param maxLayers layers and groups
 * @param maxDepth groups within groups, and anything else nested in the file
 * @param maxObjects objects of all layers together
 * @param maxCorners corners of one polygon
 * @param maxTilesets tilesets, and templates likewise
 * @param maxAreas areas of a map
 * @param maxAreaTiles tiles that all areas together cover, counted by their upright outline
 * @param maxValues values in a file, tile numbers not counted
 * @param maxText characters of one text
 * @param maxImageSide pixels; larger images do not fit the graphics memory of many devices
 * @param maxImageBytes one image or sound
 * @param maxAssetBytes all images and sounds of a map together
 */
public record MapLimits(
        int maxFileBytes,
        int maxSide,
        int maxCells,
        int maxLayerCells,
        int maxLayers,
        int maxDepth,
        int maxObjects,
        int maxCorners,
        int maxTilesets,
        int maxAreas,
        int maxAreaTiles,
        int maxValues,
        int maxText,
        int maxImageSide,
        int maxImageBytes,
        int maxAssetBytes) {
    public static final MapLimits DEFAULT = new MapLimits(
            64 << 20,
            2_000,
            4_000_000,
            10_000_000,
            500,
            32,
            20_000,
            1_000,
            500,
            2_000,
            8_000_000,
            1_000_000,
            20_000,
            8_192,
            16 << 20,
            128 << 20);

    /** Widest image that every device with WebGL draws. Beyond it the check warns, beyond {@link #maxImageSide} it is left out. */
    static final int SAFE_IMAGE_SIDE = 4_096;
}
