package org.lichthof.chat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
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
 * Kept chat, of all events: what may be written where, how fast, and what people missed.
 *
 * <p>The store keeps what is handed over in the order in which it came, several messages a commit, and tells on its one
 * thread; so the order of the ids is the order in which everybody hears of them.
 */
public final class ChatService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatService.class);

    private static final long BUSY_RETRY_MILLIS = 1_000;
    private static final long STORE_RETRY_MILLIS = 5_000;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    /** Of a channel of which somebody missed more, the newest are told. */
    static final int MOST_MISSED = 200;

    private static final String NOT_SAVED =
            "The message was not saved: the server cannot keep anything right now. Try again in a moment.";

    private final ChatLog log;
    private final ChatRules rules;
    private final InstantSource clock;
    private final Consumer<Message> kept;
    private final Pace pace;

    /** One for each message that the store has not answered yet. */
    private final Semaphore places;

    private volatile boolean isClosed;

    /** Refused because the store could not keep them, since it last could. The store's writer. */
    private long notSaved;

    /**
     * @param kept told of every new message, after its commit, in the order of the ids, on the store's writer: must not
     *     block. The sender's answer ({@link #say}) completes just before.
     */
    public ChatService(ChatLog log, ChatRules rules, InstantSource clock, Consumer<Message> kept) {
        this.log = log;
        this.rules = rules;
        this.clock = clock;
        this.kept = kept;
        this.pace = new Pace(rules.burst(), rules.perSecond());
        this.places = new Semaphore(rules.queueLength());
    }

    /**
     * Somebody wishes to say something. Any thread; does not block.
     *
     * @param clientRef the sender's own mark, 1 to 40 characters: the same mark is kept once, however often it is sent
     * @return completes after the commit, on the store's writer (at once for most refusals); never exceptionally
     */
    public CompletionStage<SayAnswer> say(Event event, Member from, Channel to, String clientRef, String text) {
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
        String clean;
        switch (wording(clientRef, text)) {
            case Wording.Fit(String plain) -> clean = plain;
            case Wording.Unfit(Refused why) -> {
                return CompletableFuture.completedFuture(why);
            }
        }
        long wait = pace.take(event.id(), from.number(), clock.millis());
        if (wait > 0) {
            return refused(Reason.TOO_FAST, "More messages than are taken at a time.", wait);
        }
        return keep(
                new Draft(event.id(), to, from.number(), from.name(), from.role(), clean, clock.instant(), clientRef));
    }

    /** What is to be said, here or nearby, made plain; or why it cannot be said. */
    public Wording wording(String clientRef, String text) {
        return Wording.of(clientRef, text, rules.textLength());
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
                event,
                reader,
                channel,
                0,
                before <= 0 ? Long.MAX_VALUE : before,
                Math.clamp(limit, 1, rules.pageSize()));
    }

    /** The newest page of what was written to a room, for whoever comes in. Blocks. */
    public ChatLog.Page newestIn(EventId event, int reader, RoomId room) {
        return history(event, reader, new Channel.WholeRoom(room), 0, rules.pageSize());
    }

    /**
     * A message that somebody missed.
     *
     * @param gapBefore between it and what they had there may be others of its channel, which are not told
     */
    public record Missed(Message message, boolean gapBefore) {}

    /**
     * What this member missed, for coming back without loss or duplicates: first listen (to what is kept from now on),
     * then ask here, then pass on what was heard meanwhile, leaving out ids already seen. Blocks.
     *
     * @param newestId the newest that they have; 0: none, then the newest pages are answered
     * @param knowsRoom they have what was written to this room up to {@code newestId}; else its newest page is answered
     * @return in the order of the ids
     * @throws StoreUnavailable when the store cannot be asked
     */
    public List<Missed> since(EventId event, int reader, RoomId room, long newestId, boolean knowsRoom) {
        long newest = Math.max(0, newestId);
        List<Missed> missed = new ArrayList<>();
        add(missed, reader, newest(event, reader, new Channel.WholeRoom(room), knowsRoom ? newest : 0));
        add(missed, reader, newest(event, reader, new Channel.Everyone(), newest));
        add(missed, reader, log.directs(event, reader, newest, most(newest)));
        missed.sort(Comparator.comparingLong(each -> each.message().id()));
        return missed;
    }

    private ChatLog.Page newest(EventId event, int reader, Channel channel, long after) {
        return log.history(event, reader, channel, after, Long.MAX_VALUE, most(after));
    }

    private int most(long after) {
        return after == 0 ? rules.pageSize() : MOST_MISSED;
    }

    private static void add(List<Missed> missed, int reader, ChatLog.Page page) {
        Set<Channel> begun = new HashSet<>();
        for (Message message : page.messages()) {
            boolean isFirst = begun.add(message.channelOf(reader));
            missed.add(new Missed(message, page.more() && isFirst));
        }
    }

    /** How many wait to be written, for a gauge. */
    public int waiting() {
        return rules.queueLength() - places.availablePermits();
    }

    /** Takes no more, and waits for a while until what was taken is answered. The store is to be closed after. */
    @Override
    public void close() {
        isClosed = true;
        try {
            if (!places.tryAcquire(rules.queueLength(), LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the store took longer than {}; {} messages are not answered yet", LAST_ANSWERS, waiting());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletionStage<SayAnswer> keep(Draft draft) {
        if (isClosed || !places.tryAcquire()) {
            return refused(Reason.BUSY, "Too much is waiting to be written.", BUSY_RETRY_MILLIS);
        }
        CompletableFuture<SayAnswer> answer = new CompletableFuture<>();
        log.append(draft, appended -> {
            places.release();
            tell(appended, answer);
        });
        return answer;
    }

    private void tell(Appended appended, CompletableFuture<SayAnswer> answer) {
        switch (appended) {
            case Appended.NotKept(StoreUnavailable why) -> {
                // One line, however long the disk stays full: the log may lie on it, too.
                if (notSaved++ == 0) {
                    LOG.warn("messages cannot be kept, their senders are told: {}", why.getMessage());
                }
                answer.complete(new Refused(Reason.STORE_UNAVAILABLE, NOT_SAVED, STORE_RETRY_MILLIS));
            }
            case Appended.NotKept(RuntimeException why) -> {
                LOG.error("a message could not be kept, by our own mistake", why);
                answer.complete(new Refused(Reason.STORE_UNAVAILABLE, NOT_SAVED, 0));
            }
            case Appended.NoSuchMember() ->
                answer.complete(new Refused(Reason.NOT_THERE, "There is nobody to read it.", 0));
            case Appended.Kept(Message message, boolean again) -> {
                if (notSaved > 0) {
                    LOG.info("messages are kept again; {} were refused meanwhile", notSaved);
                    notSaved = 0;
                }
                answer.complete(new Kept(message, again));
                if (!again) {
                    tell(message);
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
