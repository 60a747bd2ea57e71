package org.lichthof.hosting;

/**
 * The numbers of hosting.
 *
 * @param stepMillis time between two steps of a room with few people
 * @param stepMillisLarge and of a room with many
 * @param largeFrom so many people are many
 * @param halvedFrom so many people are shown what happens in two halves ({@link Halves})
 * @param resumeWindowMillis how long the place of a lost connection is kept
 * @param inboxLength most commands that wait for a room's next step; one that does not fit is refused
 */
public record HostingRules(
        int stepMillis, int stepMillisLarge, int largeFrom, int halvedFrom, int resumeWindowMillis, int inboxLength) {
    public static final HostingRules DEFAULT = new HostingRules(50, 100, 300, 2_500, 60_000, 32_768);
}
