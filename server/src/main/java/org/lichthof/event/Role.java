package org.lichthof.event;

import java.util.Optional;

/** What somebody is at an event. Comes with the link they entered by; what it allows is in {@code access.Permissions}. */
public enum Role {
    CITIZEN("citizen"),
    BOOTH_STAFF("booth-staff"),
    /** Leads a breakout group. */
    HOST("host"),
    ORGANISER("organiser");

    private final String key;

    Role(String key) {
        this.key = key;
    }

    /** As in links, maps ({@code onlyFor}), the store and the protocol. */
    public String key() {
        return key;
    }

    public static Optional<Role> of(String key) {
        for (Role role : values()) {
            if (role.key.equals(key)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
