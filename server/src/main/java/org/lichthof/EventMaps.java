package org.lichthof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.event.Event;
import org.lichthof.event.EventLoader;
import org.lichthof.event.RoomPlan;
import org.lichthof.gateway.MapAssets;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.RoomSource;
import org.lichthof.room.Room;
import org.lichthof.room.RoomRules;
import org.lichthof.tiled.FolderMapFiles;
import org.lichthof.tiled.LoadedMap;
import org.lichthof.tiled.MapAsset;
import org.lichthof.tiled.MapLimits;
import org.lichthof.tiled.MapLoad;
import org.lichthof.tiled.MapLoader;
import org.lichthof.tiled.MapProblem;
import org.lichthof.world.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The maps of all events, loaded once before the doors open: what rooms are made of, and what browsers fetch. Immutable after
 * {@link #load} but for the count of rooms made; any thread.
 */
final class EventMaps implements RoomSource, MapAssets {
    private static final Logger LOG = LoggerFactory.getLogger(EventMaps.class);

    private final RoomRules rules;
    private final long seed;
    private final Map<RoomKey, LoadedMap> maps = new HashMap<>();
    private final Map<RoomKey, Integer> capacities = new HashMap<>();
    private final Map<String, MapFile> files = new HashMap<>();
    // A room that failed is made again; the same story must not repeat itself to the letter.
    private final Map<RoomKey, Integer> opened = new ConcurrentHashMap<>();

    private EventMaps(RoomRules rules, long seed) {
        this.rules = rules;
        this.seed = seed;
    }

    /**
     * Loads every map of every event.
     *
     * @param rules for all rooms, but for the capacity, which is the plan's
     * @param seed of everything in the rooms that looks like chance
     * @throws CannotStart naming every map that cannot be opened, and why
     */
    static EventMaps load(List<Event> events, RoomRules rules, long seed) throws CannotStart {
        var loaded = new EventMaps(rules, seed);
        var broken = new StringBuilder();
        for (Event event : events) {
            for (RoomPlan plan : event.rooms()) {
                loaded.load(event, plan, broken);
            }
        }
        if (!broken.isEmpty()) {
            throw new CannotStart("Some maps cannot be opened. './lichthof map check FILE' tells more.\n"
                    + broken.toString().stripTrailing());
        }
        return loaded;
    }

    private void load(Event event, RoomPlan plan, StringBuilder broken) {
        Path root = folderOf(plan.map());
        MapLoad load = new MapLoader(new FolderMapFiles(root), MapLimits.DEFAULT)
                .load(relative(root, plan.map()), other -> roomOf(event, root, other));
        if (load.map().isEmpty()) {
            broken.append("  ").append(plan.map()).append('\n');
            load.problems().stream()
                    .filter(problem -> problem.severity() == MapProblem.Severity.ERROR)
                    .limit(5)
                    .forEach(problem -> broken.append("    ")
                            .append(problem.place())
                            .append(": ")
                            .append(problem.message())
                            .append(' ')
                            .append(problem.remedy())
                            .append('\n'));
            return;
        }
        if (!load.problems().isEmpty()) {
            LOG.warn(
                    "Map {} of event {}: {} problems; './lichthof map check {}' lists them.",
                    plan.id(),
                    event.id(),
                    load.problems().size(),
                    plan.map());
        }
        var key = new RoomKey(event.id().value(), plan.id());
        LoadedMap map = load.map().get();
        maps.put(key, map);
        capacities.put(key, plan.capacity());
        files.put(map.sceneAddress(), new MapFile(map.sceneJson(), "application/json"));
        for (MapAsset asset : map.assets()) {
            files.put(asset.address(), new MapFile(asset.bytes(), asset.mediaType()));
        }
    }

    /** The event's folder: maps may use tilesets anywhere in it, and nothing outside of it. */
    private static Path folderOf(Path map) {
        Path beside = Optional.ofNullable(map.toAbsolutePath().getParent()).orElseThrow();
        for (Path folder = beside; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(EventLoader.PAGE))) {
                return folder;
            }
        }
        return beside;
    }

    private static Optional<RoomId> roomOf(Event event, Path root, String mapPath) {
        return event.rooms().stream()
                .filter(plan -> relative(root, plan.map()).equals(mapPath))
                .map(RoomPlan::id)
                .findFirst();
    }

    private static String relative(Path root, Path file) {
        var names = root.relativize(file.toAbsolutePath().normalize());
        var parts = new java.util.ArrayList<String>();
        names.forEach(name -> parts.add(name.toString()));
        return parts.stream().collect(Collectors.joining("/"));
    }

    @Override
    public Optional<Opened> open(RoomKey key) {
        LoadedMap map = maps.get(key);
        if (map == null) {
            return Optional.empty();
        }
        int capacity = capacities.getOrDefault(key, rules.capacity());
        int time = opened.merge(key, 1, Integer::sum);
        var ours = new RoomRules(
                capacity, rules.walkSpeed(), rules.runSpeed(), rules.largestView(), rules.rosterEveryMillis());
        var room = new Room(
                map.world(), ours, ProximityRules.DEFAULT.with(map.world().talk()), seed ^ key.hashCode() * 31L ^ time);
        return Optional.of(new Opened(room, capacity));
    }

    @Override
    public Optional<MapFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Where browsers fetch the scene of a room. */
    Optional<String> sceneAddress(RoomKey key) {
        return Optional.ofNullable(maps.get(key)).map(LoadedMap::sceneAddress);
    }
}
