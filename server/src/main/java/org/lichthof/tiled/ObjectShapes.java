package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lichthof.tiled.TiledMap.Corner;
import org.lichthof.tiled.TiledMap.TiledObject;
import org.lichthof.tiled.TiledMap.Tileset;
import org.lichthof.world.Point;
import org.lichthof.world.Shape;

/** What an object of the map file covers on the floor. */
final class ObjectShapes {
    /** Corners of a rotated ellipse: at the size of a plenum less than two pixels off. */
    private static final int ROUND = 48;

    private final TiledMap map;
    private final Projection projection;

    ObjectShapes(TiledMap map, Projection projection) {
        this.map = map;
        this.projection = projection;
    }

    /** Empty for lines, which cover nothing. */
    Optional<Shape> shapeOf(TiledObject object) {
        return switch (object.form()) {
            case TiledMap.PolylineForm line -> Optional.empty();
            case TiledMap.PointForm point -> Optional.of(tileUnder(object));
            case TiledMap.RectangleForm rectangle -> Optional.of(box(object, 0, 0, object.width(), object.height()));
            case TiledMap.TextForm text -> Optional.of(box(object, 0, 0, object.width(), object.height()));
            case TiledMap.EllipseForm ellipse -> Optional.of(ellipse(object));
            case TiledMap.PolygonForm polygon -> Optional.of(polygon(object, polygon.corners()));
            case TiledMap.TileForm tile -> {
                Sprite sprite = sprite(object, tile.gid());
                yield Optional.of(box(object, sprite.dx(), sprite.dy(), sprite.width(), sprite.height()));
            }
        };
    }

    /** A tile object before rotation: upper left corner relative to the object's place, and size. File pixels. */
    record Sprite(double dx, double dy, double width, double height) {}

    Sprite sprite(TiledObject object, int gid) {
        Tileset tileset = map.tilesetOf(gid & TiledMap.GID);
        double width = object.width() > 0 || tileset == null ? object.width() : tileset.tileWidth();
        double height = object.height() > 0 || tileset == null ? object.height() : tileset.tileHeight();
        String alignment = tileset == null ? "" : tileset.objectAlignment();
        // Orthogonal maps stand their tile objects on the lower left corner unless the tileset says otherwise.
        double dx = alignment.endsWith("right") ? -width : alignment.matches("top|center|bottom") ? -width / 2 : 0;
        double dy = alignment.startsWith("top") ? 0 : alignment.matches("left|center|right") ? -height / 2 : -height;
        return new Sprite(dx, dy, width, height);
    }

    /** Where this corner, relative to the object's place, lies after rotation; file pixels. Tiled rotates about the place, clockwise. */
    static Corner rotated(TiledObject object, double dx, double dy) {
        double angle = Math.toRadians(object.rotation());
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Corner(object.x() + dx * cos - dy * sin, object.y() + dx * sin + dy * cos);
    }

    private Shape box(TiledObject object, double dx, double dy, double width, double height) {
        if (object.rotation() != 0) {
            return polygon(
                    object,
                    List.of(
                            new Corner(dx, dy),
                            new Corner(dx + width, dy),
                            new Corner(dx + width, dy + height),
                            new Corner(dx, dy + height)));
        }
        int left = projection.x(object.x() + dx);
        int top = projection.y(object.y() + dy);
        int right = projection.x(object.x() + dx + width);
        int bottom = projection.y(object.y() + dy + height);
        return new Shape.Rectangle(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private Shape ellipse(TiledObject object) {
        if (object.rotation() == 0) {
            return new Shape.Ellipse((Shape.Rectangle) box(object, 0, 0, object.width(), object.height()));
        }
        List<Corner> corners = new ArrayList<>();
        for (int i = 0; i < ROUND; i++) {
            double angle = 2 * Math.PI * i / ROUND;
            corners.add(new Corner(
                    object.width() / 2 * (1 + Math.cos(angle)), object.height() / 2 * (1 + Math.sin(angle))));
        }
        return polygon(object, corners);
    }

    private Shape polygon(TiledObject object, List<Corner> corners) {
        List<Point> points = new ArrayList<>(corners.size());
        for (Corner corner : corners) {
            Corner at = rotated(object, corner.x(), corner.y());
            points.add(new Point(projection.x(at.x()), projection.y(at.y())));
        }
        return new Shape.Polygon(points);
    }

    private Shape tileUnder(TiledObject object) {
        int column = Math.floorDiv(projection.x(object.x()), projection.tileWidth());
        int row = Math.floorDiv(projection.y(object.y()), projection.tileHeight());
        return new Shape.Rectangle(
                column * projection.tileWidth(),
                row * projection.tileHeight(),
                projection.tileWidth(),
                projection.tileHeight());
    }
}
