package org.lichthof.hosting;

/**
 * The numbers of hosting.
 *
 * @param stepMillis time between two steps of a room with few people
 * @param stepMillisLarge and of a room with many
 * @param largeFrom so many people are many
 * @param peopleInPart what happens is shown in parts of so many people or more, one after the other ({@link Parts})
 * @param resumeWindowMillis how long the place of a lost connection is kept
 * @param inboxLength most commands that wait for a room's next step; one that does not fit is refused
 */
public record HostingRules(
        int stepMillis, int stepMillisLarge, int largeFrom, int peopleInPart, int resumeWindowMillis, int inboxLength) {
    public static final HostingRules DEFAULT = new HostingRules(50, 100, 300, 1_250, 60_000, 32_768);

    /**
     * In how many parts so many people are to be shown what happens.
     *
     * @param before in how many they were until now: there is one less only when a quarter of a part's people are missing
     * @return 1 or more
     */
    int partsOf(int people, int before) {
        int enough = Math.max(1, people / peopleInPart);
        return Math.max(enough, Math.min(before, people * 4 / (3 * peopleInPart)));
    }
}
