package org.lichthof.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.lichthof.event.Secrets;

/**
 * Signs resume tickets and reads them again. The keys are in the store, so tickets of before a restart are good; any thread,
 * nothing here blocks after construction.
 */
public final class TicketSigner {
    /** Tickets older than this are nobody's. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    public TicketSigner(Secrets secrets, InstantSource clock) {
        throw new UnsupportedOperationException();
    }

    public String sign(Ticket ticket) {
        throw new UnsupportedOperationException();
    }

    /** Empty for anything that we did not sign, or too long ago. */
    public Optional<Ticket> verify(String signed) {
        throw new UnsupportedOperationException();
    }
}
