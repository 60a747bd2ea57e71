package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lichthof.tiled.TiledMap.Cells;
import org.lichthof.tiled.TiledMap.ImageLayer;
import org.lichthof.tiled.TiledMap.LayerAbout;
import org.lichthof.tiled.TiledMap.LayerLook;
import org.lichthof.tiled.TiledMap.ObjectLayer;
import org.lichthof.tiled.TiledMap.TileForm;
import org.lichthof.tiled.TiledMap.TileLayer;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.TiledObject;
import tools.jackson.core.JsonGenerator;

/** The layers of the scene: what is visible, in drawing order, below and above the people. */
final class SceneLayers {
    /** Layers drawn over people where no {@code floorLayer} says so. */
    private static final List<String> ABOVE = List.of("above", "over", "roof", "foreground");

    private final MapReading reading;
    private final Assets assets;
    private final JsonGenerator json;

    SceneLayers(MapReading reading, Assets assets, JsonGenerator json) {
        this.reading = reading;
        this.assets = assets;
        this.json = json;
    }

    /** Ids of all tiles that are drawn, and of those they change to. */
    BitSet usedTiles() {
        BitSet used = new BitSet();
        for (TiledLayer layer : reading.map.layers()) {
            if (isDrawn(layer.about())) {
                switch (layer) {
                    case TileLayer tiles -> {
                        for (int gid : tiles.cells() == null
                                ? new int[0]
                                : tiles.cells().gids()) {
                            use(used, gid & TiledMap.GID);
                        }
                    }
                    case ObjectLayer objects ->
                        objects.objects().forEach(object -> {
                            if (object.visible() && object.form() instanceof TileForm tile) {
                                use(used, tile.gid() & TiledMap.GID);
                            }
                        });
                    case ImageLayer image -> {}
                }
            }
        }
        used.clear(0);
        return used;
    }

    private void use(BitSet used, int gid) {
        if (gid == 0 || used.get(gid)) {
            return;
        }
        used.set(gid);
        var tile = reading.map.tile(gid);
        if (tile != null) {
            int firstGid = gid - tile.id();
            tile.animation().forEach(frame -> used.set(firstGid + frame.tile()));
        }
    }

    void write() {
        json.writeName("layers");
        json.writeStartArray();
        boolean hasFloor = reading.map.layers().stream().anyMatch(SceneLayers::isFloor);
        boolean overFloor = false;
        for (TiledLayer layer : reading.map.layers()) {
            LayerAbout about = layer.about();
            boolean above = isAbove(about, hasFloor, overFloor);
            if (isDrawn(about)) {
                switch (layer) {
                    case TileLayer tiles -> tiles(tiles, above);
                    case ObjectLayer objects -> objects(objects, above);
                    case ImageLayer image -> image(image, above);
                }
            }
            overFloor |= isFloor(layer);
        }
        json.writeEndArray();
    }

    private static boolean isAbove(LayerAbout about, boolean hasFloor, boolean overFloor) {
        Boolean said = about.look().above();
        return said != null ? said : hasFloor ? overFloor : soundsAbove(about.name());
    }

    private static boolean isFloor(TiledLayer layer) {
        return layer instanceof ObjectLayer && layer.about().ownName().equals("floorLayer");
    }

    private static boolean soundsAbove(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ABOVE.stream().anyMatch(lower::contains);
    }

    private static boolean isDrawn(LayerAbout about) {
        return about.look().visible() && about.look().opacity() > 0;
    }

    private void begin(String kind, LayerAbout about, boolean above) {
        json.writeStartObject();
        json.writeStringProperty("kind", kind);
        json.writeStringProperty("name", about.name());
        json.writeBooleanProperty("above", above);
        LayerLook look = about.look();
        SceneWriter.number(json, "opacity", look.opacity());
        look.tint().ifPresent(tint -> json.writeStringProperty("tint", tint));
        if (look.hasParallax()) {
            Projection projection = reading.projection;
            json.writeName("parallax");
            json.writeStartObject();
            SceneWriter.number(json, "x", look.parallaxX());
            SceneWriter.number(json, "y", look.parallaxY());
            json.writeNumberProperty(
                    "originX", projection.x(reading.map.parallaxOrigin().x()));
            json.writeNumberProperty(
                    "originY", projection.y(reading.map.parallaxOrigin().y()));
            json.writeEndObject();
        }
    }

    private void tiles(TileLayer layer, boolean above) {
        Cells cells = layer.cells();
        if (cells == null) {
            return;
        }
        LayerAbout about = layer.about();
        begin("tiles", about, above);
        SceneWriter.number(json, "offsetX", about.look().offsetX() * reading.projection.scaleX());
        SceneWriter.number(json, "offsetY", about.look().offsetY() * reading.projection.scaleY());
        json.writeNumberProperty("column", cells.column());
        json.writeNumberProperty("row", cells.row());
        json.writeNumberProperty("columns", cells.columns());
        json.writeNumberProperty("rows", cells.rows());
        byte[] ids = new byte[cells.gids().length * 4];
        for (int i = 0; i < cells.gids().length; i++) {
            int gid = cells.gids()[i];
            ids[4 * i] = (byte) gid;
            ids[4 * i + 1] = (byte) (gid >> 8);
            ids[4 * i + 2] = (byte) (gid >> 16);
            ids[4 * i + 3] = (byte) (gid >> 24);
        }
        json.writeName("ids");
        json.writeBinary(ids);
        json.writeEndObject();
    }

    private void image(ImageLayer layer, boolean above) {
        LayerAbout about = layer.about();
        if (layer.image().written().isBlank()) {
            return;
        }
        Optional<Assets.Image> image = assets.image(layer.image(), about.place());
        Projection projection = reading.projection;
        begin("image", about, above);
        json.writeName("image");
        image.map(Assets.Image::address).ifPresentOrElse(json::writeString, json::writeNull);
        json.writeNumberProperty("x", projection.x(about.look().offsetX()));
        json.writeNumberProperty("y", projection.y(about.look().offsetY()));
        json.writeNumberProperty(
                "width",
                projection.x(image.map(Assets.Image::width).orElse(layer.image().width())));
        json.writeNumberProperty(
                "height",
                projection.y(
                        image.map(Assets.Image::height).orElse(layer.image().height())));
        json.writeBooleanProperty("repeatX", layer.repeatX());
        json.writeBooleanProperty("repeatY", layer.repeatY());
        json.writeEndObject();
    }

    private void objects(ObjectLayer layer, boolean above) {
        List<TiledObject> sprites = new ArrayList<>();
        List<TiledObject> texts = new ArrayList<>();
        for (TiledObject object : layer.objects()) {
            if (object.visible() && object.form() instanceof TileForm) {
                sprites.add(object);
            } else if (object.visible() && object.form() instanceof TiledMap.TextForm) {
                texts.add(object);
            }
        }
        if (layer.topDown()) {
            sprites.sort(Comparator.comparingDouble(TiledObject::y));
        }
        if (!sprites.isEmpty()) {
            begin("sprites", layer.about(), above);
            json.writeName("sprites");
            json.writeStartArray();
            sprites.forEach(this::sprite);
            json.writeEndArray();
            json.writeEndObject();
        }
        if (!texts.isEmpty()) {
            begin("texts", layer.about(), above);
            json.writeName("texts");
            json.writeStartArray();
            texts.forEach(this::text);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void sprite(TiledObject object) {
        int gid = ((TileForm) object.form()).gid();
        var box = reading.shapes.sprite(object, gid);
        // The scene turns sprites about their lower left corner, whatever corner the map file holds them by.
        var corner = ObjectShapes.rotated(object, box.dx(), box.dy() + box.height());
        Projection projection = reading.projection;
        int height = projection.y(box.height());
        json.writeStartObject();
        json.writeNumberProperty("id", gid & 0xffff_ffffL);
        json.writeNumberProperty("x", projection.x(corner.x()));
        json.writeNumberProperty("y", projection.y(corner.y()) - height);
        json.writeNumberProperty("width", projection.x(box.width()));
        json.writeNumberProperty("height", height);
        SceneWriter.number(json, "rotation", object.rotation());
        json.writeEndObject();
    }

    private void text(TiledObject object) {
        var text = (TiledMap.TextForm) object.form();
        Projection projection = reading.projection;
        json.writeStartObject();
        json.writeStringProperty("text", text.text());
        json.writeNumberProperty("x", projection.x(object.x()));
        json.writeNumberProperty("y", projection.y(object.y()));
        json.writeNumberProperty("width", projection.x(object.width()));
        json.writeNumberProperty("height", projection.y(object.height()));
        SceneWriter.number(json, "rotation", object.rotation());
        SceneWriter.number(json, "size", text.size() * projection.scaleY());
        json.writeStringProperty("colour", text.colour());
        json.writeBooleanProperty("bold", text.bold());
        json.writeStringProperty("align", text.align());
        json.writeStringProperty("vertical", text.vertical());
        json.writeEndObject();
    }
}
