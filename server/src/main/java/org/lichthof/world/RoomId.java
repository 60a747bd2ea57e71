package org.lichthof.world;

import java.util.regex.Pattern;

/** The name of a room in addresses: small letters, digits and hyphens, 1 to 64 of them. */
public record RoomId(String value) {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public RoomId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "a room's name is small letters, digits and hyphens, not '" + value + "'");
        }
    }

    public static boolean isValid(String value) {
        return SLUG.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
