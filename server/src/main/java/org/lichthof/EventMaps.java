package org.lichthof;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final List<Event> opened = new ArrayList<>();
    private final Map<Event, String> closed = new LinkedHashMap<>();
    // A room that failed is made again; the same story must not repeat itself to the letter.
    private final Map<RoomKey, Integer> timesMade = new ConcurrentHashMap<>();

    private EventMaps(RoomRules rules, long seed) {
        this.rules = rules;
        this.seed = seed;
    }

    /**
     * Loads the maps of all events. An event one of whose maps cannot be opened stays closed, and the others open: half an
     * event, with exits into nowhere, would be worse than a clear word to its organiser.
     *
     * @param rules for all rooms, but for the capacity, which is the plan's
     * @param seed of everything in the rooms that looks like chance
     * @throws CannotStart when no event is left, naming what is wrong with each
     */
    static EventMaps load(List<Event> events, RoomRules rules, long seed) throws CannotStart {
        var loaded = new EventMaps(rules, seed);
        for (Event event : events) {
            loaded.load(event);
        }
        if (loaded.opened.isEmpty()) {
            throw new CannotStart(String.join("\n", loaded.closed.values()));
        }
        loaded.closed.values().forEach(LOG::error);
        return loaded;
    }

    private void load(Event event) {
        Map<RoomPlan, MapLoad> loads = new LinkedHashMap<>();
        event.rooms().forEach(plan -> loads.put(plan, load(event, plan)));
        List<RoomPlan> broken = event.rooms().stream()
                .filter(plan -> requireNonNull(loads.get(plan)).map().isEmpty())
                .toList();
        if (!broken.isEmpty()) {
            RoomPlan first = broken.getFirst();
            closed.put(event, whyClosed(event, first, requireNonNull(loads.get(first)), broken.size() - 1));
            return;
        }
        opened.add(event);
        loads.forEach((plan, load) -> keep(event, plan, load));
    }

    private static MapLoad load(Event event, RoomPlan plan) {
        Path root = folderOf(plan.map());
        return new MapLoader(new FolderMapFiles(root), MapLimits.DEFAULT)
                .load(relative(root, plan.map()), other -> roomOf(event, root, other));
    }

    private static String whyClosed(Event event, RoomPlan plan, MapLoad load, int others) {
        MapProblem first = load.problems().stream()
                .filter(problem -> problem.severity() == MapProblem.Severity.ERROR)
                .findFirst()
                .orElseThrow();
        return "The event '" + event.id() + "' stays closed because its map " + plan.map() + " cannot be opened"
                + (others == 0 ? "" : ", nor can " + others + " more of its maps") + ": " + first.place() + ": "
                + first.message() + " " + first.remedy() + " './lichthof map check " + plan.map() + "' tells all.";
    }

    private void keep(Event event, RoomPlan plan, MapLoad load) {
        if (!load.problems().isEmpty()) {
            LOG.warn(
                    "Map {} of event {}: {} problems; './lichthof map check {}' lists them.",
                    plan.id(),
                    event.id(),
                    load.problems().size(),
                    plan.map());
        }
        var key = new RoomKey(event.id().value(), plan.id());
        LoadedMap map = load.map().orElseThrow();
        maps.put(key, map);
        capacities.put(key, plan.capacity());
        files.put(map.sceneAddress(), new MapFile(map.sceneJson(), "application/json"));
        for (MapAsset asset : map.assets()) {
            files.put(asset.address(), new MapFile(asset.bytes(), asset.mediaType()));
        }
    }

    /** Those that can be entered, in the order they were given in. */
    List<Event> opened() {
        return List.copyOf(opened);
    }

    /** Those that cannot, by name: a sentence for each, for the organiser. */
    Map<String, String> closed() {
        Map<String, String> why = new LinkedHashMap<>();
        closed.forEach((event, sentence) -> why.put(event.id().value(), sentence));
        return why;
    }

    /** Maps may use tilesets anywhere in the event's folder, and nothing outside of it. */
    private static Path folderOf(Path map) {
        Path absolute = map.toAbsolutePath().normalize();
        return EventLoader.folderOf(absolute)
                .orElseGet(() -> Optional.ofNullable(absolute.getParent()).orElseThrow());
    }

    private static Optional<RoomId> roomOf(Event event, Path root, String mapPath) {
        return event.rooms().stream()
                .filter(plan -> relative(root, plan.map()).equals(mapPath))
                .map(RoomPlan::id)
                .findFirst();
    }

    private static String relative(Path root, Path file) {
        var names = root.relativize(file.toAbsolutePath().normalize());
        var parts = new ArrayList<String>();
        names.forEach(name -> parts.add(name.toString()));
        return parts.stream().collect(Collectors.joining("/"));
    }

    @Override
    public Optional<Room> open(RoomKey key) {
        LoadedMap map = maps.get(key);
        if (map == null) {
            return Optional.empty();
        }
        int time = timesMade.merge(key, 1, Integer::sum);
        var ours = rules.withCapacity(capacities.getOrDefault(key, rules.capacity()));
        return Optional.of(new Room(map.world(), ours, ProximityRules.DEFAULT, seed ^ key.hashCode() * 31L ^ time));
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
