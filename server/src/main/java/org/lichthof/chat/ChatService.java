package org.lichthof.chat;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Member;
import org.lichthof.world.RoomId;

/** Kept chat, of all events. */
public final class ChatService implements AutoCloseable {
    /**
     * @param kept told of every new message, after its commit, in the order of the ids, on the writer's thread: must not
     *     block. Its answer to the sender ({@link #say}) completes just before.
     */
    public ChatService(ChatLog log, ChatRules rules, InstantSource clock, Consumer<Message> kept) {
        throw new UnsupportedOperationException();
    }

    /**
     * Somebody wishes to say something. Any thread; does not block.
     *
     * @param clientRef the sender's own mark, 1 to 40 characters: the same mark is kept once, however often it is sent
     * @return completes after the commit, on the writer's thread (at once for most refusals); never exceptionally
     */
    public CompletionStage<SayAnswer> say(Event event, Member from, Channel to, String clientRef, String text) {
        throw new UnsupportedOperationException();
    }

    /**
     * Blocks.
     *
     * @param before only older ones than this id; 0: the newest
     * @param limit wished; cut to 1 up to the page size
     * @throws org.lichthof.event.StoreUnavailable when the store cannot be asked
     */
    public ChatLog.Page history(EventId event, int reader, Channel channel, long before, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * What this member missed, for coming back without loss or duplicates: first listen (to what is kept from now on),
     * then ask here page by page until there is no more, then pass on what was heard meanwhile, leaving out ids already seen.
     * Blocks.
     *
     * @param newestId the newest that they have; 0: none, then the newest page is answered
     * @throws org.lichthof.event.StoreUnavailable when the store cannot be asked
     */
    public ChatLog.Page since(EventId event, int reader, Set<RoomId> rooms, long newestId) {
        throw new UnsupportedOperationException();
    }

    /** Takes no more, writes what waits, and answers it. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
