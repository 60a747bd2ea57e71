package org.lichthof.tiled;

import java.util.BitSet;
import java.util.Set;
import org.lichthof.tiled.TiledMap.ObjectLayer;
import org.lichthof.tiled.TiledMap.TileLayer;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.TiledObject;
import org.lichthof.world.Shape;
import org.lichthof.world.WalkGrid;

/** Which tiles block: {@code collides} on tiles (the usual way), on whole layers, and on objects. */
final class WallReader {
    private WallReader() {}

    static WalkGrid read(MapReading reading) {
        BitSet walls = new BitSet();
        reading.tilesWith(Set.of("collides")).forEach((properties, placed) -> {
            if (properties.flag("collides")) {
                walls.or(placed.tiles());
            }
        });
        for (TiledLayer layer : reading.map.layers()) {
            boolean wholeLayer = layer.about().properties().flag("collides");
            if (wholeLayer && layer instanceof TileLayer tiles && tiles.cells() != null) {
                walls.or(reading.projection.tilesOf(layer.about(), tiles.cells()));
            }
            if (layer instanceof ObjectLayer objects) {
                for (TiledObject object : objects.objects()) {
                    if (wholeLayer || reading.propertiesOf(object).flag("collides")) {
                        Shape shape = reading.shapes.shapeOf(object).orElse(null);
                        if (shape != null) {
                            walls.or(reading.tilesIn(shape, reading.placeOf(layer, object)));
                        }
                    }
                }
            }
        }
        Projection projection = reading.projection;
        return new WalkGrid(
                projection.columns(), projection.rows(), projection.tileWidth(), projection.tileHeight(), walls);
    }
}
