package org.lichthof.tiled;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lichthof.tiled.TiledMap.ObjectLayer;
import org.lichthof.tiled.TiledMap.TileLayer;
import org.lichthof.tiled.TiledMap.TiledLayer;
import org.lichthof.tiled.TiledMap.TiledObject;
import org.lichthof.world.Area;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;
import org.lichthof.world.Shape;

/**
 * The areas of a map: our own classes ({@code meeting}, {@code booth}, …) and the properties that event maps have used for
 * years, on layers, objects and tiles alike. One part of the map with several meanings gives several areas of one shape.
 */
final class AreaReader {
    /** Tiles that all masks together may have, walked on or not: 64 MB of bits. */
    private static final long MOST_MASK = 512_000_000L;

    /** Share of its size left free around what the camera fits to, when the map does not say. */
    private static final double FOCUS_MARGIN = 0.35;

    private final MapReading reading;
    private final Problems problems;
    private final Function<String, Optional<RoomId>> rooms;
    private final List<Area> areas = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long covered;
    private long masks;

    private AreaReader(MapReading reading, Function<String, Optional<RoomId>> rooms) {
        this.reading = reading;
        this.problems = reading.problems;
        this.rooms = rooms;
    }

    /** @param rooms the room that a map file (path below the root) is opened as; empty: none */
    static List<Area> read(MapReading reading, Function<String, Optional<RoomId>> rooms) {
        var reader = new AreaReader(reading, rooms);
        reading.map.layers().forEach(reader::layer);
        reading.tilesWith(Vocabulary.AREA)
                .forEach((properties, placed) -> reader.read(
                        new Source(properties, "", "tile", placed.place()),
                        () -> Optional.of(reading.projection.shapeOf(placed.tiles()))));
        return List.copyOf(reader.areas);
    }

    /** A layer, object or tile that may mean something. */
    private record Source(Properties properties, String className, String name, String place) {
        String ownClass() {
            return className.toLowerCase(Locale.ROOT);
        }
    }

    private void layer(TiledLayer layer) {
        var about = layer.about();
        if (layer instanceof TileLayer tiles) {
            read(
                    new Source(about.properties(), about.className(), about.name(), about.place()),
                    () -> Optional.ofNullable(tiles.cells())
                            .map(cells -> reading.projection.shapeOf(reading.projection.tilesOf(about, cells))));
        }
        if (layer instanceof ObjectLayer objects) {
            for (TiledObject object : objects.objects()) {
                // What a layer of objects says holds for each of them.
                Properties properties = reading.propertiesOf(object).over(about.properties());
                String name = object.name().isEmpty() ? about.name() + "/" + object.id() : object.name();
                read(
                        new Source(properties, object.className(), name, reading.placeOf(layer, object)),
                        () -> reading.shapes.shapeOf(object));
            }
        }
    }

    private void read(Source source, java.util.function.Supplier<Optional<? extends Shape>> shapeOf) {
        List<Function<Area.About, Area>> meanings = meanings(source);
        if (meanings.isEmpty()) {
            return;
        }
        Optional<? extends Shape> shape = shapeOf.get();
        if (shape.isEmpty() || isEmpty(shape.get())) {
            problems.warn(
                    "empty-area",
                    source.place(),
                    shape.isEmpty()
                            ? "A line or an empty layer covers no floor, what it says has no effect."
                            : "It covers no floor of the map, what it says has no effect.",
                    "Draw a rectangle, ellipse or polygon on the floor, or paint tiles on the layer.");
            return;
        }
        LocalText title = source.properties().localText("title");
        LocalText description = source.properties().localText("description");
        for (Function<Area.About, Area> meaning : meanings) {
            var about = new Area.About(
                    areas.size(),
                    unique(source.name()),
                    title.isEmpty() ? fallbackTitle(source) : title,
                    description,
                    shape.get(),
                    onlyFor(source));
            areas.add(meaning.apply(about));
            charge(shape.get(), source.place());
        }
    }

    /** Before memory is spent on them. */
    private void charge(Shape shape, String place) {
        covered += reading.projection.tilesUnder(shape);
        masks += shape instanceof Shape.Tiles ? reading.projection.tileCount() : 0;
        if (areas.size() > reading.limits.maxAreas() || covered > reading.limits.maxAreaTiles() || masks > MOST_MASK) {
            throw problems.stop(
                    "too-many-areas",
                    place,
                    "The areas are more than " + reading.limits.maxAreas() + ", or cover more than "
                            + reading.limits.maxAreaTiles() + " tiles together.",
                    "Remove some, or split the map.");
        }
    }

    private boolean isEmpty(Shape shape) {
        Shape.Rectangle bounds = shape.bounds();
        return bounds.width() < 1 || bounds.height() < 1 || reading.projection.tilesUnder(shape) == 0;
    }

    private List<Function<Area.About, Area>> meanings(Source source) {
        Properties properties = source.properties();
        List<Function<Area.About, Area>> found = new ArrayList<>();
        ownClass(source, found);
        if (properties.flag("silent") && !source.ownClass().equals("quiet")) {
            found.add(Area.Quiet::new);
        }
        if (properties.text("jitsiRoom").isPresent() && !talksAlready(source)) {
            Area.TalkOverrides talk = talk(source);
            found.add(about -> new Area.Meeting(about, talk));
        }
        stage(source, "speakerMegaphone", "stage").ifPresent(stage -> found.add(about -> new Area.Stage(about, stage)));
        stage(source, "listenerMegaphone", "audience")
                .ifPresent(stage -> found.add(about -> new Area.Audience(about, stage)));
        exit(source).ifPresent(target -> found.add(about -> new Area.Exit(about, target)));
        website(source, found);
        sound(source, found);
        if (properties.flag("focusable") || source.ownClass().equals("focus")) {
            double margin = Math.clamp(
                    properties
                            .number("zoomMargin")
                            .orElse(properties.number("zoom_margin").orElse(FOCUS_MARGIN)),
                    0,
                    10);
            found.add(about -> new Area.Focus(about, margin));
        }
        if (found.isEmpty()
                && source.ownClass().equals("area")
                && !properties.localText("title").isEmpty()) {
            Area.TalkOverrides talk = talk(source);
            found.add(about -> new Area.Place(about, talk));
        }
        return found;
    }

    private void ownClass(Source source, List<Function<Area.About, Area>> found) {
        Area.TalkOverrides talk =
                Vocabulary.TALKING_CLASSES.contains(source.ownClass()) ? talk(source) : Area.TalkOverrides.NONE;
        String stage = source.properties().text("stage").orElse("stage");
        switch (source.ownClass()) {
            case "meeting" -> found.add(about -> new Area.Meeting(about, talk));
            case "booth" -> found.add(about -> new Area.Booth(about, talk));
            case "group" -> found.add(about -> new Area.Group(about, talk));
            case "help" -> found.add(about -> new Area.HelpPoint(about, talk));
            case "place" -> found.add(about -> new Area.Place(about, talk));
            case "quiet" -> found.add(Area.Quiet::new);
            case "stage" -> found.add(about -> new Area.Stage(about, stage));
            case "audience" -> found.add(about -> new Area.Audience(about, stage));
            default -> {}
        }
    }

    private static boolean talksAlready(Source source) {
        return Set.of("meeting", "booth", "group", "help").contains(source.ownClass());
    }

    private static Optional<String> stage(Source source, String property, String ownClass) {
        Optional<String> value = source.properties().text(property).filter(text -> !Properties.isFalse(text));
        if (value.isEmpty() || source.ownClass().equals(ownClass)) {
            return Optional.empty();
        }
        return Optional.of(
                Properties.isTrue(value.get())
                        ? source.properties().text("stage").orElse("stage")
                        : value.get());
    }

    private Optional<Area.Exit.Target> exit(Source source) {
        Optional<String> written =
                source.properties().text("exitUrl").or(() -> source.properties().text("exitSceneUrl"));
        if (written.isEmpty()) {
            if (source.ownClass().equals("exit")) {
                problems.error(
                        "exit-nowhere",
                        source.place(),
                        "An exit that does not say where to.",
                        "Set its property 'exitUrl', for instance to garden.tmj#start.");
            }
            return Optional.empty();
        }
        String url = written.get();
        if (MapPath.isWebAddress(url)) {
            return Optional.of(new Area.Exit.Outside(url));
        }
        int hash = url.indexOf('#');
        String file = hash < 0 ? url : url.substring(0, hash);
        String entry = hash < 0 ? "" : url.substring(hash + 1);
        if (file.isBlank()) {
            return Optional.of(new Area.Exit.Elsewhere("", entry));
        }
        Optional<RoomId> room = MapPath.resolve(reading.map.path(), file).flatMap(rooms);
        if (room.isEmpty()) {
            problems.error(
                    "dangling-exit",
                    source.place(),
                    "The exit leads to '" + url + "', and there is no such map here; nobody can leave by it.",
                    "Add that map, or mend 'exitUrl': a file name relative to this map, perhaps with #entry, or an https address.");
        }
        return room.map(id -> new Area.Exit.Elsewhere(id.value(), entry));
    }

    private void website(Source source, List<Function<Area.About, Area>> found) {
        Properties properties = source.properties();
        Optional<String> written = properties.text("openWebsite").or(() -> properties.text("openTab"));
        if (written.isEmpty()) {
            return;
        }
        String url = written.get();
        if (!MapPath.isWebAddress(url)) {
            problems.warn(
                    "bad-address",
                    source.place(),
                    "The web page '" + shortened(url) + "' is no http or https address and is left out.",
                    "Write the whole address, beginning with https://.");
            return;
        }
        String trigger = properties.text("openWebsiteTrigger").orElse("").toLowerCase(Locale.ROOT);
        if (!trigger.isEmpty() && !trigger.equals("onaction") && !trigger.equals("onicon")) {
            problems.warn(
                    "bad-value",
                    source.place(),
                    "'openWebsiteTrigger' is '" + trigger + "'.",
                    "Write onaction or onicon, or leave it out.");
        }
        Area.Trigger when =
                trigger.equals("onaction") || trigger.equals("onicon") ? Area.Trigger.ON_ACTION : Area.Trigger.ON_ENTER;
        LocalText message = properties.localText("openWebsiteTriggerMessage");
        found.add(about -> new Area.Website(about, url, when, message));
    }

    private void sound(Source source, List<Function<Area.About, Area>> found) {
        Properties properties = source.properties();
        boolean loops =
                properties.flag("audioLoop") || properties.text("playAudioLoop").isPresent();
        double volume = Math.clamp(properties.number("audioVolume").orElse(1), 0, 1);
        properties
                .text("playAudio")
                .or(() -> properties.text("playAudioLoop"))
                .filter(url -> !url.equalsIgnoreCase("none"))
                .ifPresent(url -> found.add(about -> new Area.Sound(about, url, loops, volume)));
    }

    private Area.TalkOverrides talk(Source source) {
        return new Area.TalkOverrides(
                Vocabulary.whole(source.properties(), "joinDistance", 8, 4_000, source.place(), problems),
                Vocabulary.whole(source.properties(), "capacity", 2, 10_000, source.place(), problems));
    }

    private Set<String> onlyFor(Source source) {
        Set<String> roles = new LinkedHashSet<>();
        for (String written : source.properties().text("onlyFor").orElse("").split(",", -1)) {
            String role = written.strip().toLowerCase(Locale.ROOT);
            if (!role.isEmpty()) {
                roles.add(role);
                if (!Vocabulary.ROLES.contains(role)) {
                    problems.error(
                            "unknown-role",
                            source.place(),
                            "'onlyFor' names the role '" + role + "', which nobody has.",
                            "Roles are " + String.join(", ", Vocabulary.ROLES) + ".");
                }
            }
        }
        return roles;
    }

    /** For old maps: better the name of the meeting than none. A view or a sound is no place that people go to. */
    private static LocalText fallbackTitle(Source source) {
        if (source.ownClass().equals("focus") || source.ownClass().equals("sound")) {
            return LocalText.NONE;
        }
        String own = Vocabulary.OWN_CLASSES.contains(source.ownClass())
                        && !source.name().contains("/")
                ? source.name()
                : "";
        String title = own.isEmpty() ? source.properties().text("jitsiRoom").orElse("") : own;
        return title.contains("{{") ? LocalText.NONE : LocalText.of(title);
    }

    private String unique(String name) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + " " + i;
        }
        return free;
    }

    static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
