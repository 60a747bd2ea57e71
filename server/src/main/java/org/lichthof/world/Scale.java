package org.lichthof.world;

/** How long things are. All maps are brought to this scale when they are loaded, so every rule can rely on it. */
public final class Scale {
    /** World pixels in the width of a tile. */
    public static final int TILE = 32;

    /** World pixels in a metre: a tile is 0.8 m, an arm's length more than a person is wide. */
    public static final int METRE = 40;

    private Scale() {}
}
