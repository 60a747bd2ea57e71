package org.lichthof.event;

import java.nio.file.Path;
import java.util.List;

/** Reads events from the pages that organisers write. */
public final class EventLoader {
    private EventLoader() {}

    /**
     * All events of a folder: each sub-folder with an {@code event.yaml} is one, the folder's name is the event's. A folder
     * that does not exist has no events.
     *
     * @throws org.lichthof.yaml.PageRefused with every mistake of every page, each with place and remedy
     */
    public static List<Event> load(Path folder) {
        throw new UnsupportedOperationException();
    }

    /** The event that comes with the program: {@code demo}. */
    public static Event demo() {
        throw new UnsupportedOperationException();
    }
}
