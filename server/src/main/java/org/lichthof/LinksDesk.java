package org.lichthof;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichthof.config.Settings;
import org.lichthof.event.Event;
import org.lichthof.event.Invitations;
import org.lichthof.store.SqliteStore;
import org.lichthof.store.Store;

/** What the links verbs share: the events and the links that a server on these settings has, running or not. */
final class LinksDesk implements AutoCloseable {
    private final Settings settings;
    private final List<Event> events;
    private final Store store;

    private LinksDesk(Settings settings, List<Event> events, Store store) {
        this.settings = settings;
        this.events = events;
        this.store = store;
    }

    /**
     * @throws CannotStart when there is no event
     * @throws org.lichthof.event.StoreUnavailable when there is no data yet, or of another version
     */
    static LinksDesk open(Settings settings, InstantSource clock) throws CannotStart {
        return new LinksDesk(settings, App.events(settings).events(), SqliteStore.openBeside(settings.data(), clock));
    }

    List<Event> events() {
        return events;
    }

    /** @param slug null: the only one there is */
    Event event(@Nullable String slug) throws CannotStart {
        String there = events.stream().map(event -> event.id().value()).collect(Collectors.joining(", "));
        if (slug == null) {
            if (events.size() > 1) {
                throw new CannotStart("There are several events; say which with --event: " + there + ".");
            }
            return events.getFirst();
        }
        return events.stream()
                .filter(event -> event.id().value().equals(slug))
                .findFirst()
                .orElseThrow(() -> new CannotStart("There is no event '" + slug + "'; there is: " + there + "."));
    }

    Invitations invitations() {
        return store.invitations();
    }

    /** The address to put before a path; empty when the server takes any port and no public address is set. */
    String address() {
        Settings.Server server = settings.server();
        return server.publicUrl()
                .orElse(
                        server.port() == 0
                                ? ""
                                : (server.tls().isPresent() ? "https" : "http") + "://localhost:" + server.port());
    }

    @Override
    public void close() {
        store.close();
    }
}
