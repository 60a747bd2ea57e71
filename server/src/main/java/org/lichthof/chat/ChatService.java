package org.lichthof.chat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lichthof.access.Permission;
import org.lichthof.access.Permissions;
import org.lichthof.chat.ChatLog.Appended;
import org.lichthof.chat.ChatLog.Draft;
import org.lichthof.chat.SayAnswer.Kept;
import org.lichthof.chat.SayAnswer.Reason;
import org.lichthof.chat.SayAnswer.Refused;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Member;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.world.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kept chat, of all events.
 *
 * <p>Messages wait in one queue with an end, before one writer. It takes what is waiting into one transaction and answers
 * after the commit: a disk that needs 3 ms for a commit needs 3 ms for a hundred messages as well, and the order of the ids
 * is the order in which everybody hears of them.
 */
public final class ChatService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatService.class);

    private static final int LONGEST_REF = 40;
    private static final int LARGEST_BATCH = 256;
    private static final long BUSY_RETRY_MILLIS = 1_000;
    private static final long STORE_RETRY_MILLIS = 5_000;
    private static final String NOT_SAVED =
            "The message was not saved: the server cannot keep anything right now. Try again in a moment.";

    private final ChatLog log;
    private final ChatRules rules;
    private final InstantSource clock;
    private final Consumer<Message> kept;
    private final Pace pace;
    private final BlockingQueue<Waiting> queue;
    private final Thread writer;
    private volatile boolean isClosed;

    /** Refused because the store could not keep them, since it last could. The writer's thread. */
    private long notSaved;

    private record Waiting(Draft draft, CompletableFuture<SayAnswer> answer) {}

    /**
     * @param kept told of every new message, after its commit, in the order of the ids, on the writer's thread: must not
     *     block. The sender's answer ({@link #say}) completes just before.
     */
    public ChatService(ChatLog log, ChatRules rules, InstantSource clock, Consumer<Message> kept) {
        this.log = log;
        this.rules = rules;
        this.clock = clock;
        this.kept = kept;
        this.pace = new Pace(rules.burst(), rules.perSecond());
        this.queue = new ArrayBlockingQueue<>(rules.queueLength());
        this.writer = Thread.ofPlatform().name("chat-writer").daemon().start(this::write);
    }

    /**
     * Somebody wishes to say something. Any thread; does not block.
     *
     * @param clientRef the sender's own mark, 1 to 40 characters: the same mark is kept once, however often it is sent
     * @return completes after the commit, on the writer's thread (at once for most refusals); never exceptionally
     */
    public CompletionStage<SayAnswer> say(Event event, Member from, Channel to, String clientRef, String text) {
        if (clientRef.isEmpty() || clientRef.length() > LONGEST_REF) {
            return refused(Reason.MALFORMED, "A message needs a mark of 1 to " + LONGEST_REF + " characters.", 0);
        }
        if (!Permissions.may(from.role(), permission(to))) {
            return refused(Reason.NOT_ALLOWED, "Your role does not allow to write there.", 0);
        }
        boolean isThere = switch (to) {
            case Channel.WholeRoom(RoomId room) -> event.room(room).isPresent();
            case Channel.Everyone() -> true;
            case Channel.Direct(int member) -> member >= 1 && member != from.number();
        };
        if (!isThere) {
            return refused(Reason.NOT_THERE, "There is nobody to read it.", 0);
        }
        // A text so long that cleaning cannot save it is not even cleaned.
        String clean = text.length() > rules.textLength() * 4 ? text : ChatText.clean(text);
        if (clean.isEmpty()) {
            return refused(Reason.MALFORMED, "The message is empty.", 0);
        }
        int length = clean.codePointCount(0, clean.length());
        if (length > rules.textLength()) {
            return refused(
                    Reason.TOO_LONG,
                    "The message has " + length + " characters, " + rules.textLength() + " are the most.",
                    0);
        }
        long wait = pace.take(event.id(), from.number(), clock.millis());
        if (wait > 0) {
            return refused(Reason.TOO_FAST, "More messages than are taken at a time.", wait);
        }
        return enqueue(
                new Draft(event.id(), to, from.number(), from.name(), from.role(), clean, clock.instant(), clientRef));
    }

    /**
     * Blocks.
     *
     * @param before only older ones than this id; 0: the newest
     * @param limit wished; cut to 1 up to the page size
     * @throws StoreUnavailable when the store cannot be asked
     */
    public ChatLog.Page history(EventId event, int reader, Channel channel, long before, int limit) {
        return log.history(
                event, reader, channel, before <= 0 ? Long.MAX_VALUE : before, Math.clamp(limit, 1, rules.pageSize()));
    }

    /**
     * What this member missed, for coming back without loss or duplicates: first listen (to what is kept from now on),
     * then ask here page by page until there is no more, then pass on what was heard meanwhile, leaving out ids already seen.
     * Blocks.
     *
     * @param newestId the newest that they have; 0: none, then the newest page is answered
     * @throws StoreUnavailable when the store cannot be asked
     */
    public ChatLog.Page since(EventId event, int reader, Set<RoomId> rooms, long newestId) {
        return log.after(event, reader, rooms, Math.max(0, newestId), rules.pageSize());
    }

    /** How many wait to be written, for a gauge. */
    public int waiting() {
        return queue.size();
    }

    /** Takes no more, writes what waits, and answers it. */
    @Override
    public void close() {
        isClosed = true;
        try {
            if (!writer.join(java.time.Duration.ofSeconds(10))) {
                LOG.warn(
                        "the store took longer than 10 s; {} messages were not written, their senders know",
                        queue.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseTheRest();
    }

    private CompletionStage<SayAnswer> enqueue(Draft draft) {
        Waiting waiting = new Waiting(draft, new CompletableFuture<>());
        if (isClosed || !queue.offer(waiting)) {
            return refused(Reason.BUSY, "Too much is waiting to be written.", BUSY_RETRY_MILLIS);
        }
        // Closed since: the writer may have looked into the queue for the last time already.
        if (isClosed && !writer.isAlive()) {
            refuseTheRest();
        }
        return waiting.answer;
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>(LARGEST_BATCH);
        while (true) {
            batch.clear();
            try {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (isClosed) {
                        return;
                    }
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, LARGEST_BATCH - 1);
            } catch (InterruptedException e) {
                return;
            }
            keep(batch);
        }
    }

    private void keep(List<Waiting> batch) {
        List<Appended> appended;
        try {
            appended = log.append(batch.stream().map(Waiting::draft).toList());
        } catch (StoreUnavailable e) {
            // One line, however long the disk stays full: the log may lie on it, too.
            if (notSaved == 0) {
                LOG.warn("messages cannot be kept, their senders are told: {}", e.getMessage());
            }
            notSaved += batch.size();
            batch.forEach(waiting ->
                    waiting.answer.complete(new Refused(Reason.STORE_UNAVAILABLE, NOT_SAVED, STORE_RETRY_MILLIS)));
            return;
        } catch (RuntimeException e) {
            LOG.error("{} messages could not be kept, by our own mistake", batch.size(), e);
            batch.forEach(waiting -> waiting.answer.complete(new Refused(Reason.STORE_UNAVAILABLE, NOT_SAVED, 0)));
            return;
        }
        if (notSaved > 0) {
            LOG.info("messages are kept again; {} were refused meanwhile", notSaved);
            notSaved = 0;
        }
        for (int i = 0; i < batch.size(); i++) {
            CompletableFuture<SayAnswer> answer = batch.get(i).answer;
            switch (appended.get(i)) {
                case Appended.NoSuchMember() ->
                    answer.complete(new Refused(Reason.NOT_THERE, "There is nobody to read it.", 0));
                case Appended.Kept(Message message, boolean again) -> {
                    answer.complete(new Kept(message, again));
                    if (!again) {
                        tell(message);
                    }
                }
            }
        }
    }

    /** The message is kept whatever its listener does; the next ones must be as well. */
    private void tell(Message message) {
        try {
            kept.accept(message);
        } catch (RuntimeException e) {
            LOG.error("message {} was kept, but could not be passed on", message.id(), e);
        }
    }

    private void refuseTheRest() {
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            left.answer.complete(new Refused(Reason.BUSY, "The server is going down.", BUSY_RETRY_MILLIS));
        }
    }

    private static Permission permission(Channel to) {
        return switch (to) {
            case Channel.WholeRoom ignored -> Permission.SAY_ROOM;
            case Channel.Everyone ignored -> Permission.SAY_EVERYONE;
            case Channel.Direct ignored -> Permission.SAY_DIRECT;
        };
    }

    private static CompletionStage<SayAnswer> refused(Reason reason, String detail, long retryAfterMillis) {
        return CompletableFuture.completedFuture(new Refused(reason, detail, retryAfterMillis));
    }
}
