package org.lichthof.event;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an event in addresses (its slug): small letters, digits and hyphens, 1 to 64 of them. */
public record EventId(String value) implements Comparable<EventId> {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public EventId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an event's name is small letters, digits and hyphens, not '" + value + "'");
        }
    }

    /** For what comes from outside. */
    public static Optional<EventId> parse(String value) {
        return SLUG.matcher(value).matches() ? Optional.of(new EventId(value)) : Optional.empty();
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
