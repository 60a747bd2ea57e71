package org.lichthof.room;

/**
 * The numbers of a room.
 *
 * @param capacity most people at a time
 * @param walkSpeed world pixels a second at which the server walks people on routes
 * @param runSpeed fastest that a client may move, world pixels a second; a tenth of tolerance is added
 * @param largestView cap of a viewer's window, world pixels a side
 * @param rosterEveryMillis how often watchers hear of changes to the list of everybody
 * @param rosterPushedTo who comes in while at most so many are here watches the list of everybody without asking
 * @param changesFrom of conversations of so many people changes are told instead of the whole
 */
public record RoomRules(
        int capacity,
        int walkSpeed,
        int runSpeed,
        int largestView,
        int rosterEveryMillis,
        int rosterPushedTo,
        int changesFrom) {
    public static final RoomRules DEFAULT = new RoomRules(1_000, 180, 400, 2_600, 1_000, 300, 8);

    public RoomRules withCapacity(int most) {
        return new RoomRules(most, walkSpeed, runSpeed, largestView, rosterEveryMillis, rosterPushedTo, changesFrom);
    }

    public RoomRules withSpeeds(int walk, int run) {
        return new RoomRules(capacity, walk, run, largestView, rosterEveryMillis, rosterPushedTo, changesFrom);
    }

    public RoomRules withLargestView(int side) {
        return new RoomRules(capacity, walkSpeed, runSpeed, side, rosterEveryMillis, rosterPushedTo, changesFrom);
    }

    public RoomRules withRoster(int everyMillis, int pushedTo) {
        return new RoomRules(capacity, walkSpeed, runSpeed, largestView, everyMillis, pushedTo, changesFrom);
    }

    public RoomRules withChangesFrom(int people) {
        return new RoomRules(capacity, walkSpeed, runSpeed, largestView, rosterEveryMillis, rosterPushedTo, people);
    }
}
