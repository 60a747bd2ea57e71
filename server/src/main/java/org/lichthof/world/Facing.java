package org.lichthof.world;

import java.util.List;

/** Where somebody looks: eight directions, clockwise on the screen, in the order of the protocol's numbers. */
public enum Facing {
    EAST,
    SOUTH_EAST,
    SOUTH,
    SOUTH_WEST,
    WEST,
    NORTH_WEST,
    NORTH,
    NORTH_EAST;

    private static final List<Facing> ALL = List.of(values());

    /** 0 to 7, as the protocol counts. */
    @SuppressWarnings("EnumOrdinal") // the order is the protocol's, a golden frame holds it
    public int number() {
        return ordinal();
    }

    /** Radians from east, clockwise on the screen (y grows downwards), in [0, 2π). */
    public double radians() {
        return number() * Math.PI / 4;
    }

    /** The facing with this number, 0 to 7; higher bits are not looked at, so any int is a facing. */
    public static Facing of(int number) {
        return ALL.get(number & 7);
    }

    /** The nearest of the eight for a movement by (dx, dy); {@code otherwise} when there is none. */
    public static Facing towards(double dx, double dy, Facing otherwise) {
        if (dx == 0 && dy == 0) {
            return otherwise;
        }
        return of((int) Math.round(Math.atan2(dy, dx) / (Math.PI / 4)));
    }
}
