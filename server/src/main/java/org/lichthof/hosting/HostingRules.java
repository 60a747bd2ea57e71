package org.lichthof.hosting;

/**
 * The numbers of hosting.
 *
 * @param stepMillis time between two steps of a room with few people
 * @param stepMillisLarge and of a room with many
 * @param largeFrom so many people are many
 * @param peopleInPart a room with so many people or more is shown in two parts ({@link Parts}), and as soon as there are so many in
 *     each of three, in three, and so on
 * @param resumeWindowMillis how long the place of a lost connection is kept
 * @param inboxLength most commands that wait for a room's next step; one that does not fit is refused
 */
public record HostingRules(
        int stepMillis, int stepMillisLarge, int largeFrom, int peopleInPart, int resumeWindowMillis, int inboxLength) {
    public static final HostingRules DEFAULT = new HostingRules(50, 100, 300, 2_500, 60_000, 32_768);

    /**
     * In how many parts so many people are to be shown what happens.
     *
     * @param before in how many they were until now: there are fewer only when a quarter of the people are missing
     * @return 1 or more
     */
    int partsOf(int people, int before) {
        return Math.clamp(before, partsOf(people), partsOf(people * 4 / 3));
    }

    private int partsOf(int people) {
        return people < peopleInPart ? 1 : Math.max(2, people / peopleInPart);
    }
}
