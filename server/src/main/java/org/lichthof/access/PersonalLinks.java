package org.lichthof.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Invitations;
import org.lichthof.event.Role;
import org.lichthof.event.TokenHash;

/** Issues personal links. The token is told once and kept nowhere; the store has its hash. Any thread that may block. */
public final class PersonalLinks {
    /** Most characters of the name that an organiser gives a link. */
    public static final int LONGEST_NAME = 80;

    private final Invitations invitations;
    private final InstantSource clock;
    private final Tokens tokens = new Tokens();

    public PersonalLinks(Invitations invitations, InstantSource clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /** @param token what stands after the # of its address; nobody can be told it again */
    public record Issued(Invitation invitation, String token) {
        /** To put behind the server's address: {@code /e/demo#…}. */
        public String path() {
            return "/e/" + invitation.event() + "#" + token;
        }

        /** Without the token: it is nobody's but its owner's. */
        @Override
        public String toString() {
            return "Issued[" + invitation.number() + "]";
        }
    }

    /** What is wrong with a name for a link, as a remedy; empty: nothing. */
    public static Optional<String> mistakeIn(String name) {
        if (name.isBlank()) {
            return Optional.of("A link needs a name, so that you know later whose it is.");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("A link's name has " + LONGEST_NAME + " characters at most.");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("A link's name is one line of text.");
        }
        return Optional.empty();
    }

    /**
     * One more link.
     *
     * @param name for the organiser, and told to whoever opens it: "Booth 3, energy"
     * @param goodFor empty: until it is revoked
     * @throws IllegalArgumentException when the name has a {@linkplain #mistakeIn mistake}
     * @throws org.lichthof.event.StoreUnavailable when it cannot be kept
     */
    public Issued issue(EventId event, Role role, String name, Optional<Duration> goodFor) {
        mistakeIn(name).ifPresent(mistake -> {
            throw new IllegalArgumentException(mistake);
        });
        Instant now = clock.instant();
        String token = tokens.fresh();
        Invitation invitation =
                invitations.add(event, role, name.strip(), TokenHash.of(token), now, goodFor.map(now::plus));
        return new Issued(invitation, token);
    }
}
