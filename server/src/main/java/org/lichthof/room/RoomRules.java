package org.lichthof.room;

/**
 * The numbers of a room.
 *
 * @param capacity most people at a time
 * @param walkSpeed world pixels a second at which the server walks people on routes
 * @param runSpeed fastest that a client may move, world pixels a second; a tenth of tolerance is added
 * @param largestView cap of a viewer's window, world pixels a side
 * @param rosterEveryMillis how often watchers hear of changes to the list of everybody
 */
public record RoomRules(int capacity, int walkSpeed, int runSpeed, int largestView, int rosterEveryMillis) {
    public static final RoomRules DEFAULT = new RoomRules(1_000, 180, 400, 2_600, 1_000);
}
