package org.lichthof.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the personal links of all events. */
public interface Invitations {
    Invitation add(EventId event, Role role, String label, TokenHash token, Instant now, Optional<Instant> expiresAt);

    /** Also those that expired or were revoked; ask {@link Invitation#isValidAt}. */
    Optional<Invitation> byToken(EventId event, TokenHash token);

    Optional<Invitation> byNumber(EventId event, long number);

    /** In the order of their numbers. */
    List<Invitation> of(EventId event);

    /** Takes a link back; false when there is none of this number, or it was revoked before. */
    boolean revoke(EventId event, long number, Instant now);
}
