package org.lichthof.chat;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.lichthof.event.EventId;
import org.lichthof.event.Role;

/** Port: where messages are kept. What reads and deletes may block and throw {@link org.lichthof.event.StoreUnavailable}. */
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

        /** @param why {@link org.lichthof.event.StoreUnavailable}, the world's fault; anything else is ours */
        record NotKept(RuntimeException why) implements Appended {}
    }

    /**
     * Hands a draft over to be kept. Does not block, and throws nothing.
     *
     * @param answer told after the commit, in the order of the ids, on the store's one writer: must not block. Where nothing
     *     more is taken, told at once on the caller's thread.
     */
    void append(Draft draft, Consumer<Appended> answer);

    /**
     * The newest messages of a channel between two ids, as this member may read them.
     *
     * @param after only those with larger ids; 0: all
     * @param before only those with smaller ids; {@code Long.MAX_VALUE}: all
     */
    Page history(EventId event, int reader, Channel channel, long after, long before, int limit);

    /** The newest direct messages that this member wrote or got, with larger ids than {@code after}. */
    Page directs(EventId event, int reader, long after, int limit);

    /**
     * Deletes what was sent before.
     *
     * @param direct true: direct messages; false: those to rooms and to everyone
     * @return how many
     */
    int deleteSentBefore(Instant time, boolean direct);

    /**
     * @param messages oldest first
     * @param more there are older ones within what was asked for
     */
    record Page(List<Message> messages, boolean more) {
        public Page {
            messages = List.copyOf(messages);
        }
    }
}
