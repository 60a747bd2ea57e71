package org.lichthof.chat;

import java.time.Instant;
import org.lichthof.event.EventId;
import org.lichthof.event.Role;

/**
 * A message that is kept.
 *
 * @param id grows in the order of the commits, over all events; never given twice
 * @param channel as the sender addressed it: of a direct message, who gets it
 * @param fromName their name when they wrote it
 * @param clientRef the sender's own mark
 */
public record Message(
        long id,
        EventId event,
        Channel channel,
        int fromMember,
        String fromName,
        Role fromRole,
        String text,
        Instant sentAt,
        String clientRef) {
    /** Where this reader finds it: of a direct message, the other side. */
    public Channel channelOf(int reader) {
        return channel instanceof Channel.Direct(int to)
                ? new Channel.Direct(reader == fromMember ? to : fromMember)
                : channel;
    }

    /** Without name and text: messages may end up in log lines. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + event + ", " + channel.getClass().getSimpleName() + "]";
    }
}
