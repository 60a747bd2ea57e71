package org.lichthof.event;

import java.time.Instant;
import java.util.Optional;

/**
 * A personal link: whoever opens it comes in with this role. The token after the # of the address is not kept, only its hash
 * is, in the store.
 *
 * @param number its own, 1 and up
 * @param label for the organiser: "Booth 3, energy"
 * @param expiresAt empty: does not expire
 * @param revokedAt empty: was not taken back
 */
public record Invitation(
        long number,
        EventId event,
        Role role,
        String label,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {
    public boolean isValidAt(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }
}
