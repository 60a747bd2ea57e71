package org.lichthof.chat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.lichthof.event.EventId;
import org.lichthof.event.Role;
import org.lichthof.world.RoomId;

/** Port: where messages are kept. Every method may block and throw {@link org.lichthof.event.StoreUnavailable}. */
public interface ChatLog {
    /** A message that has no number yet. */
    record Draft(
            EventId event,
            Channel channel,
            int fromMember,
            String fromName,
            Role fromRole,
            String text,
            Instant sentAt,
            String clientRef) {}

    /** What became of a draft. */
    sealed interface Appended {
        /** @param again it was there before: the same member had used the same mark */
        record Kept(Message message, boolean again) implements Appended {}

        /** Nobody of that number is a member of the event. */
        record NoSuchMember() implements Appended {}
    }

    /**
     * Keeps all drafts in one transaction and returns after its commit.
     *
     * @return one answer a draft, in their order; ids grow in that order
     */
    List<Appended> append(List<Draft> drafts);

    /**
     * Some messages of a channel, as this member may read them.
     *
     * @param before only those with smaller ids; {@code Long.MAX_VALUE} for the newest
     */
    Page history(EventId event, int reader, Channel channel, long before, int limit);

    /**
     * What came after {@code newestId} and this member may read: in these rooms, to everyone, from or to them. Oldest first.
     * With {@code newestId} 0 the newest ones, still oldest first.
     */
    Page after(EventId event, int reader, Set<RoomId> rooms, long newestId, int limit);

    /**
     * Deletes what was sent before.
     *
     * @param direct true: direct messages; false: those to rooms and to everyone
     * @return how many
     */
    int deleteSentBefore(Instant time, boolean direct);

    /**
     * @param messages oldest first
     * @param more whether there are others: older ones for {@code history}, newer ones for {@code after} (older, with
     *     {@code newestId} 0)
     */
    record Page(List<Message> messages, boolean more) {
        public Page {
            messages = List.copyOf(messages);
        }
    }
}
