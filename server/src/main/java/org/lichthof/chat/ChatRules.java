package org.lichthof.chat;

/**
 * The numbers of the chat.
 *
 * @param textLength most characters (code points) of a message
 * @param burst so many messages a member may write at once
 * @param perSecond and so many a second in the long run
 * @param pageSize most messages of a page
 * @param queueLength so many messages may wait for the writer; the next is refused
 * @param roomDays messages to rooms and to everyone are deleted after so many days
 * @param directDays direct messages
 */
public record ChatRules(
        int textLength, int burst, double perSecond, int pageSize, int queueLength, int roomDays, int directDays) {
    public static final ChatRules DEFAULT = new ChatRules(1_000, 5, 1, 50, 2_000, 30, 30);
}
