package org.lichthof.access;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitations;
import org.lichthof.event.Role;

/**
 * One personal link per role for every event, made when the event is started for the first time, so that somebody can get
 * in and see. The tokens stand in a file that only its owner can read, because the store has their hashes only.
 */
public final class StarterLinks {
    /** @param file made when missing, {@code <data>/links.txt} */
    public StarterLinks(Invitations invitations, Path file, InstantSource clock) {
        throw new UnsupportedOperationException();
    }

    /**
     * The paths to put behind the server's address, by role: {@code /e/demo#…}; the citizens' has a token too, the open link
     * is {@code /e/demo}. The same ones every time, until the file is taken away: then the old ones are revoked and new ones
     * made.
     */
    public Map<Role, String> of(EventId event) {
        throw new UnsupportedOperationException();
    }
}
