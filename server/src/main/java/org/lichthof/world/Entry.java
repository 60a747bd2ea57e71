package org.lichthof.world;

import java.util.List;

/**
 * Where people come in.
 *
 * @param name as in addresses after the {@code #}; the main one is {@link #START}
 * @param spots free places to stand, at least one, in the order of the file
 */
public record Entry(String name, List<Point> spots) {
    public static final String START = "start";

    public Entry {
        spots = List.copyOf(spots);
        if (spots.isEmpty()) {
            throw new IllegalArgumentException("entry '" + name + "' has no spot to stand on");
        }
    }
}
