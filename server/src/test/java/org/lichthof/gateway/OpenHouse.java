package org.lichthof.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.lichthof.access.Doorkeeper;
import org.lichthof.access.Revocations;
import org.lichthof.access.TicketSigner;
import org.lichthof.chat.CachingChatLog;
import org.lichthof.chat.ChatLog;
import org.lichthof.chat.ChatRules;
import org.lichthof.chat.ChatService;
import org.lichthof.config.Settings;
import org.lichthof.conversation.ProximityRules;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.RoomPlan;
import org.lichthof.hosting.HostingMeters;
import org.lichthof.hosting.HostingRules;
import org.lichthof.hosting.LocalRooms;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.RoomSource;
import org.lichthof.hosting.StepThreads;
import org.lichthof.http.Response;
import org.lichthof.http.Router;
import org.lichthof.room.Room;
import org.lichthof.room.RoomRules;
import org.lichthof.store.SqliteStore;
import org.lichthof.telemetry.Meters;
import org.lichthof.world.Area;
import org.lichthof.world.Entry;
import org.lichthof.world.LocalText;
import org.lichthof.world.Point;
import org.lichthof.world.RoomId;
import org.lichthof.world.Shape;
import org.lichthof.world.WalkGrid;
import org.lichthof.world.WorldMap;

/**
 * The real server on a port of its own, with a real store: an event "demo" with a foyer of 50 x 40 tiles, a garden
 * and a closet for one. All have an exit to the garden, or from there to the foyer, at their right edge, one back to the start
 * at the bottom, and a wall in column 20 down to row 10.
 */
final class OpenHouse implements AutoCloseable {
    static final EventId DEMO = new EventId("demo");
    static final RoomKey FOYER = new RoomKey("demo", new RoomId("foyer"));
    static final Point START = new Point(400, 400);

    /** Where one comes in from the other room, a step away from the exit back. */
    static final Point DOOR = new Point(1_530, 640);

    final Map<String, String> environment = new HashMap<>();
    final Path folder;
    int resumeWindowMillis = 60_000;
    int inboxLength = 1_000;
    RoomSource source = OpenHouse::room;

    /** False: as if the disk were full. */
    volatile BooleanSupplier canKeep = () -> true;

    /** Throws: as if reading what was written went wrong. */
    volatile Runnable beforeReading = () -> {};

    final Map<String, MapAssets.MapFile> maps = new ConcurrentHashMap<>();

    private final Meters meters = new Meters();
    private SqliteStore store;
    private ChatLog chatLog;
    private ChatService chat;
    private StepThreads threads;
    private LocalRooms rooms;
    private Gateway gateway;
    private Revocations revocations;

    /** From so many on one event loop on, words wait for pictures. */
    int manyReaders = 1_000;

    OpenHouse(Path folder) {
        this.folder = folder;
        environment.put("LICHTHOF_BIND", "127.0.0.1");
        environment.put("LICHTHOF_PORT", "0");
        environment.put("LICHTHOF_DRAIN_SECONDS", "2");
        environment.put("LICHTHOF_EVENT_LOOPS", "2");
    }

    OpenHouse with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    OpenHouse open() throws IOException {
        Files.createDirectories(folder);
        Settings settings = Settings.load(Optional.empty(), environment);
        var clock = InstantSource.system();
        store = SqliteStore.open(folder, clock);
        Event event = new Event(
                DEMO,
                LocalText.of("Test"),
                LocalText.NONE,
                LocalText.NONE,
                List.of("en"),
                true,
                List.of(
                        new RoomPlan(FOYER.room(), LocalText.of("Foyer"), Path.of("maps/foyer.tmj"), 500),
                        new RoomPlan(new RoomId("garden"), LocalText.of("Garden"), Path.of("maps/garden.tmj"), 100),
                        new RoomPlan(new RoomId("closet"), LocalText.of("Closet"), Path.of("maps/closet.tmj"), 1)));
        var doorkeeper = new Doorkeeper(
                List.of(event),
                Set.of("mended-soon"),
                store.members(),
                store.invitations(),
                clock,
                settings.limits().nameLength());
        var correspondence = new Correspondence(manyReaders);
        revocations = new Revocations(List.of(event), store.members(), correspondence::remove);
        chatLog = new CachingChatLog(store.chatLog(), ChatRules.DEFAULT.pageSize());
        chat = new ChatService(
                new FaultyChatLog(chatLog, () -> canKeep.getAsBoolean(), () -> beforeReading.run()),
                ChatRules.DEFAULT,
                clock,
                correspondence::kept);
        threads = new StepThreads(2);
        rooms = new LocalRooms(
                source,
                new HostingRules(20, 40, 300, 2_500, resumeWindowMillis, inboxLength),
                threads,
                HostingMeters.NONE);
        Router router = Router.builder(65_536)
                .get("/api/hello", request -> Response.json(Map.of("from", request.clientAddress())))
                .build();
        gateway = new Gateway(
                settings,
                new Gateway.Neighbours(
                        router,
                        doorkeeper,
                        new TicketSigner(store.secrets(), clock),
                        chat,
                        correspondence,
                        rooms,
                        (_, room) -> "/maps/hash/" + room + ".json",
                        path -> Optional.ofNullable(maps.get(path)),
                        () -> canKeep.getAsBoolean() && store.isReady(),
                        meters,
                        clock,
                        OpenHouse.class.getClassLoader(),
                        "testweb"));
        gateway.open();
        return this;
    }

    int port() {
        return gateway.port();
    }

    /** What a scrape says now; 0: nothing. */
    double metric(String nameAndTags) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(nameAndTags + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(nameAndTags.length() + 1)))
                .sum();
    }

    LocalRooms rooms() {
        return rooms;
    }

    SqliteStore store() {
        return store;
    }

    /** What is kept goes through it, as in the whole server. */
    ChatLog chatLog() {
        return chatLog;
    }

    /** What the server does every few seconds. */
    void lookForRevokedLinks() {
        revocations.look();
    }

    Gateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        if (gateway != null) { // null: it could not be opened
            gateway.close();
        }
        rooms.close();
        threads.close();
        chat.close();
        store.close();
    }

    static Optional<Room> room(RoomKey key) {
        int capacity = key.room().value().equals("closet") ? 1 : 500;
        return Optional.of(new Room(
                map(key.room().value()),
                RoomRules.DEFAULT.withCapacity(capacity).withRoster(200, 300),
                ProximityRules.DEFAULT,
                1));
    }

    static WorldMap map(String name) {
        var walls = new BitSet();
        for (int row = 0; row <= 10; row++) {
            walls.set(row * 50 + 20);
        }
        var toTheOther = new Area.Exit(
                about(0, "exit", new Shape.Rectangle(1_560, 0, 40, 1_240)),
                new Area.Exit.Elsewhere(name.equals("foyer") ? "garden" : "foyer", "door"));
        var backToTheStart = new Area.Exit(
                about(1, "roundabout", new Shape.Rectangle(0, 1_248, 1_600, 32)), new Area.Exit.Elsewhere("", ""));
        return new WorldMap(
                name,
                LocalText.NONE,
                LocalText.NONE,
                new WalkGrid(50, 40, 32, 32, walls),
                List.of(new Entry(Entry.START, List.of(START)), new Entry("door", List.of(DOOR))),
                List.of(toTheOther, backToTheStart),
                WorldMap.TalkSettings.DEFAULT);
    }

    private static Area.About about(int index, String name, Shape shape) {
        return new Area.About(index, name, LocalText.NONE, LocalText.NONE, shape, Set.of());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
