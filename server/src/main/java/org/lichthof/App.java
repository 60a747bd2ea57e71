package org.lichthof;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.lichthof.access.Doorkeeper;
import org.lichthof.access.Revocations;
import org.lichthof.access.StarterLinks;
import org.lichthof.access.TicketSigner;
import org.lichthof.api.ApiRoutes;
import org.lichthof.chat.CachingChatLog;
import org.lichthof.chat.ChatRules;
import org.lichthof.chat.ChatService;
import org.lichthof.chat.Retention;
import org.lichthof.config.Settings;
import org.lichthof.event.Event;
import org.lichthof.event.EventLoader;
import org.lichthof.event.KeptFor;
import org.lichthof.event.Role;
import org.lichthof.gateway.Correspondence;
import org.lichthof.gateway.Gateway;
import org.lichthof.hosting.HostingRules;
import org.lichthof.hosting.LocalRooms;
import org.lichthof.hosting.RoomKey;
import org.lichthof.hosting.StepThreads;
import org.lichthof.room.RoomRules;
import org.lichthof.store.SqliteStore;
import org.lichthof.store.Store;
import org.lichthof.telemetry.Meters;
import org.lichthof.yaml.Mistake;
import org.lichthof.yaml.PageRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition root. Every {@code new} that crosses packages stands here, in the order in which things need each other;
 * they are closed in reverse. Read it first.
 */
final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Settings settings;
    private final List<Event> events;
    private final NavigableMap<String, String> closed;
    private final Map<Event, Map<Role, String>> links = new LinkedHashMap<>();
    private final Gateway gateway;
    private final Deque<AutoCloseable> toClose;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /**
     * Opens everything; when it comes back, people can come in.
     *
     * @throws CannotStart with the reason and the remedy; what was opened until then is closed again
     */
    static App open(Settings settings) throws CannotStart {
        var toClose = new ArrayDeque<AutoCloseable>();
        try {
            return new App(settings, toClose);
        } catch (CannotStart | RuntimeException e) {
            closeAll(toClose);
            throw e;
        }
    }

    private App(Settings settings, Deque<AutoCloseable> toClose) throws CannotStart {
        this.settings = settings;
        this.toClose = toClose;
        InstantSource clock = InstantSource.system();
        Meters meters = later(new Meters());

        // What is kept.
        Store store = later(SqliteStore.open(settings.data(), clock));

        // The occasions, and the places they are held in.
        EventLoader.Planned planned = events(settings);
        Settings.Room room = settings.room();
        var roomRules =
                RoomRules.DEFAULT.withSpeeds(room.walkSpeed(), room.runSpeed()).withLargestView(room.largestView());
        EventMaps maps = EventMaps.load(planned.events(), roomRules, clock.millis());
        this.events = maps.opened();
        this.closed = new TreeMap<>(maps.closed());
        planned.refused().forEach((event, mistakes) -> closed.put(event, whyClosed(event, mistakes)));
        meters.gauge(
                "lichthof_events_closed",
                "Events that stay closed because their page or a map is broken.",
                closed::size);

        // Who may come in, and as what.
        var doorkeeper = new Doorkeeper(
                events,
                closed.keySet(),
                store.members(),
                store.invitations(),
                clock,
                settings.limits().nameLength());
        var tickets = new TicketSigner(store.secrets(), clock);
        var starterLinks = new StarterLinks(store.invitations(), settings.data().resolve("links.txt"), clock);
        events.forEach(event -> links.put(event, starterLinks.of(event.id())));

        // What is written and kept.
        Settings.Chat chat = settings.chat();
        var correspondence = new Correspondence();
        var chatRules = new ChatRules(
                settings.limits().textLength(),
                chat.burst(),
                chat.perSecond(),
                chat.pageSize(),
                chat.queueLength(),
                chat.roomDays(),
                chat.directDays());
        var chatLog = new CachingChatLog(store.chatLog(), chat.pageSize());
        ChatService chatService = later(new ChatService(chatLog, chatRules, clock, correspondence::kept));
        meters.gauge("lichthof_chat_waiting", "Messages that wait to be written.", chatService::waiting);
        later(new Retention(chatLog, chatRules, clock).start());
        later(new Revocations(events, store.members(), correspondence::remove).start());

        // The rooms, and the threads that step them.
        StepThreads threads =
                later(new StepThreads(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
        var hostingRules = new HostingRules(
                room.stepMillis(),
                room.stepMillisLarge(),
                room.largeFrom(),
                HostingRules.DEFAULT.peopleInPart(),
                room.resumeSeconds() * 1_000,
                HostingRules.DEFAULT.inboxLength());
        LocalRooms rooms = later(new LocalRooms(maps, hostingRules, threads, new RoomMeters(meters)));

        // The front door.
        var routes = ApiRoutes.of(
                doorkeeper,
                (event, place) -> rooms.people(new RoomKey(event.value(), place)),
                settings.limits().nameLength());
        try {
            this.gateway = later(new Gateway(
                    settings,
                    new Gateway.Neighbours(
                            routes,
                            doorkeeper,
                            tickets,
                            chatService,
                            correspondence,
                            rooms,
                            (event, place) -> maps.sceneAddress(new RoomKey(event.value(), place))
                                    .orElse(""),
                            maps,
                            store::isReady,
                            meters,
                            clock,
                            App.class.getClassLoader(),
                            "web")));
            gateway.open();
        } catch (IOException e) {
            throw new CannotStart(sentence(e));
        }
    }

    /** To be closed, before everything that was opened earlier. */
    private <T extends AutoCloseable> T later(T opened) {
        toClose.push(opened);
        return opened;
    }

    /** All that the settings name, in the order of their names, as people will find them. */
    static EventLoader.Planned events(Settings settings) throws CannotStart {
        var kept = new KeptFor(settings.chat().roomDays(), settings.chat().directDays());
        EventLoader.Planned own = EventLoader.load(settings.events(), kept);
        var events = new ArrayList<>(own.events());
        if (settings.demo()
                && events.stream().noneMatch(event -> event.id().value().equals("demo"))) {
            events.add(EventLoader.demo(kept));
        }
        if (events.isEmpty() && !own.refused().isEmpty()) {
            throw new PageRefused(
                    own.refused().values().stream().flatMap(List::stream).toList());
        }
        if (events.isEmpty()) {
            throw new CannotStart("There is no event: the demo is switched off and " + settings.events()
                    + " holds none. Put a folder with an event.yaml there (docs/events.md), or leave the demo on.");
        }
        events.sort(Comparator.comparing(Event::id));
        return new EventLoader.Planned(events, own.refused());
    }

    private static String whyClosed(String event, List<Mistake> mistakes) {
        String why = "The event '" + event + "' stays closed because its page has mistakes:\n    "
                + mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n    "));
        LOG.error(why);
        return why;
    }

    private static String sentence(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String begun = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    /** Those that people can enter. */
    List<Event> events() {
        return events;
    }

    /** What keeps the others closed, a sentence each. */
    Collection<String> closed() {
        return Collections.unmodifiableCollection(closed.values());
    }

    /** The first personal links of an event, as paths behind the server's address. */
    Map<Role, String> links(Event event) {
        return links.getOrDefault(event, Map.of());
    }

    int port() {
        return gateway.port();
    }

    /** How this machine itself reaches the server. */
    String localAddress() {
        return (settings.server().tls().isPresent() ? "https" : "http") + "://localhost:" + port();
    }

    /** People are told and sent off with a time to come back, what was said is written; then everything is closed. */
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            closeAll(toClose);
        }
    }

    private static void closeAll(Deque<AutoCloseable> toClose) {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                // The rest wants to be closed all the same.
                LOG.error("something did not close properly", e);
            }
        }
    }
}
