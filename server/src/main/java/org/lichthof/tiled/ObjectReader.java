package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lichthof.tiled.TiledMap.Corner;
import org.lichthof.tiled.TiledMap.Form;
import org.lichthof.tiled.TiledMap.TiledObject;
import org.lichthof.tiled.TiledMap.Tileset;

/** Reads objects, fills them in from their templates. */
final class ObjectReader {
    private final OpenFiles files;
    private final MapLimits limits;
    private final Problems problems;
    private final TilesetReader tilesetReader;
    private final NavigableMap<Integer, Tileset> tilesets;
    private final Map<String, Optional<Template>> templates = new HashMap<>();
    private int objects;

    /** @param firstGid where its tileset begins in this map; 0: it has none */
    private record Template(Fields object, int ownFirstGid, int firstGid) {}

    /** @param tilesets of the map; those that only templates use are added */
    ObjectReader(
            OpenFiles files,
            MapLimits limits,
            Problems problems,
            TilesetReader tilesetReader,
            NavigableMap<Integer, Tileset> tilesets) {
        this.files = files;
        this.limits = limits;
        this.problems = problems;
        this.tilesetReader = tilesetReader;
        this.tilesets = tilesets;
    }

    /** @param dx, dy what is added to all places: the layer's offset, less the map's origin */
    List<TiledObject> read(Fields layer, String place, String base, double dx, double dy) {
        List<TiledObject> read = new ArrayList<>();
        for (Fields object : layer.list("objects")) {
            if (++objects > limits.maxObjects()) {
                throw problems.stop(
                        "too-many-objects",
                        place,
                        "The map has more than " + limits.maxObjects() + " objects.",
                        "Split the map in several.");
            }
            TiledObject one = object(object, place, base, dx, dy);
            if (one != null) {
                read.add(one);
            }
        }
        return List.copyOf(read);
    }

    private @Nullable TiledObject object(Fields own, String layerPlace, String base, double dx, double dy) {
        String place = layerPlace + " object " + own.whole("id", 0);
        Optional<Template> template = own.text("template").flatMap(written -> template(written, base, place));
        if (own.has("template") && template.isEmpty()) {
            return null;
        }
        Fields object = template.map(from -> merge(own, from.object())).orElse(own);
        int gid = object.gid("gid");
        if (template.isPresent() && !own.has("gid") && gid != 0) {
            int local = (gid & TiledMap.GID) - template.get().ownFirstGid();
            gid = template.get().firstGid() == 0
                    ? 0
                    : (gid & TiledMap.FLIPS) | (template.get().firstGid() + local);
        }
        Properties properties = template.map(from -> Properties.of(own).over(Properties.of(from.object())))
                .orElseGet(() -> Properties.of(own));
        return new TiledObject(
                object.whole("id", 0),
                object.text("name", "").strip(),
                className(object),
                properties,
                object.number("x", 0) + dx,
                object.number("y", 0) + dy,
                Math.max(0, object.number("width", 0)),
                Math.max(0, object.number("height", 0)),
                object.number("rotation", 0) % 360,
                object.flag("visible", true),
                form(object, gid, place));
    }

    /** {@code type} up to Tiled 1.8 and again from 1.10, {@code class} in between. */
    static String className(Fields holder) {
        return holder.text("class").or(() -> holder.text("type")).orElse("").strip();
    }

    private Form form(Fields object, int gid, String place) {
        if (gid != 0) {
            return new TiledMap.TileForm(gid & (TiledMap.FLIPS | TiledMap.GID));
        }
        if (object.flag("point", false)) {
            return new TiledMap.PointForm();
        }
        if (object.flag("ellipse", false)) {
            return new TiledMap.EllipseForm();
        }
        if (object.has("polyline")) {
            return new TiledMap.PolylineForm();
        }
        if (object.has("polygon")) {
            List<Corner> corners = object.list("polygon").stream()
                    .map(corner -> new Corner(corner.number("x", 0), corner.number("y", 0)))
                    .toList();
            if (corners.size() > limits.maxCorners()) {
                throw problems.stop(
                        "too-much",
                        place,
                        "A polygon has more than " + limits.maxCorners() + " corners.",
                        "Draw it with fewer.");
            }
            if (corners.size() < 3) {
                problems.warn(
                        "bad-polygon",
                        place,
                        "A polygon has fewer than three corners and is left out.",
                        "Draw it again or remove it.");
                return new TiledMap.PolylineForm();
            }
            return new TiledMap.PolygonForm(corners);
        }
        Optional<Fields> text = object.fields("text");
        if (text.isPresent()) {
            return text(text.get());
        }
        // Tiled draws a rectangle without size as a point.
        boolean sized = object.number("width", 0) > 0 && object.number("height", 0) > 0;
        return sized ? new TiledMap.RectangleForm() : new TiledMap.PointForm();
    }

    private TiledMap.TextForm text(Fields text) {
        String written = text.text("text", "");
        return new TiledMap.TextForm(
                written.length() > limits.maxText() ? written.substring(0, limits.maxText()) : written,
                Math.clamp(text.number("pixelsize", 16), 1, 1_000),
                text.text("color").flatMap(Colours::rgb).orElse("#000000"),
                text.flag("bold", false),
                switch (text.text("halign", "left").toLowerCase(Locale.ROOT)) {
                    case "center" -> "center";
                    case "right" -> "right";
                    default -> "left";
                },
                switch (text.text("valign", "top").toLowerCase(Locale.ROOT)) {
                    case "center" -> "center";
                    case "bottom" -> "bottom";
                    default -> "top";
                });
    }

    private static Fields merge(Fields own, Fields template) {
        var merged = new Fields();
        template.all().forEach(merged::put);
        own.all().forEach((name, value) -> {
            // An instance repeats empty texts that it does not mean.
            if (!(value instanceof String text) || !text.isEmpty()) {
                merged.put(name, value);
            }
        });
        return merged;
    }

    private Optional<Template> template(String written, String base, String place) {
        Optional<String> path = files.locate(written, base, "template");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Optional<Template> known = templates.get(path.get());
        if (known == null) {
            known = readTemplate(path.get(), place);
            templates.put(path.get(), known);
        }
        return known;
    }

    private Optional<Template> readTemplate(String path, String place) {
        Optional<Fields> file = files.open(path, "template");
        Optional<Fields> object = file.flatMap(fields -> fields.fields("object"));
        if (file.isPresent() && object.isEmpty()) {
            problems.refuse("bad-template", path, "The template holds no object.", "Save it from Tiled again.");
        }
        if (object.isEmpty()) {
            return Optional.empty();
        }
        if (object.get().has("template")) {
            problems.refuse(
                    "bad-template",
                    path,
                    "A template that is made from another template, perhaps itself.",
                    "Save it from Tiled again.");
            return Optional.empty();
        }
        Optional<Fields> listed = file.get().fields("tileset");
        if (listed.isEmpty()) {
            return Optional.of(new Template(object.get(), 0, 0));
        }
        Tileset tileset = tilesetReader.read(listed.get(), path);
        return Optional.of(new Template(
                object.get(), listed.get().gid("firstgid"), tileset == null ? 0 : inThisMap(tileset, place)));
    }

    /** Where the template's tileset begins in this map; it is added behind the others when the map has it not. */
    private int inThisMap(Tileset tileset, String place) {
        for (Tileset present : tilesets.values()) {
            if (present.startingAt(tileset.firstGid()).equals(tileset)) {
                return present.firstGid();
            }
        }
        int next = tilesets.isEmpty()
                ? 1
                : tilesets.lastEntry().getValue().firstGid()
                        + tilesets.lastEntry().getValue().count();
        if (next > TiledMap.GID - tileset.count()) {
            throw problems.stop(
                    "bad-tileset",
                    place,
                    "There are no tile numbers left for the template's tileset.",
                    "Embed fewer tilesets.");
        }
        tilesets.put(next, tileset.startingAt(next));
        return next;
    }
}
