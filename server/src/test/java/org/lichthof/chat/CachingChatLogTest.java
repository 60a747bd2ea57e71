package org.lichthof.chat;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.chat.ChatLog.Appended;
import org.lichthof.chat.ChatLog.Draft;
import org.lichthof.chat.ChatLog.Page;
import org.lichthof.event.EventId;
import org.lichthof.event.Role;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.event.TokenHash;
import org.lichthof.store.InMemoryStore;
import org.lichthof.world.RoomId;

/** Newest pages that are at hand; {@code CachedStoreTest} holds it to what every log promises. */
class CachingChatLogTest {
    private static final EventId EVENT = new EventId("demo");
    private static final Channel HALL = new Channel.WholeRoom(new RoomId("hall"));
    private static final int PAGE = 3;

    private final InMemoryStore store = new InMemoryStore();
    private final WatchedLog behind = new WatchedLog(store.chatLog());
    private final CachingChatLog log = new CachingChatLog(behind, PAGE);
    private int refs;

    CachingChatLogTest() {
        for (String name : List.of("ann", "bob")) {
            store.members().add(EVENT, TokenHash.of(name), name, 0, Role.CITIZEN, OptionalLong.empty(), Instant.EPOCH);
        }
    }

    @Test
    void theStoreIsAskedOnceHoweverManyComeInAndWhateverIsSaidMeanwhile() {
        say(HALL, "a");
        for (int newcomer = 0; newcomer < 10; newcomer++) {
            say(HALL, "b" + newcomer);
            newest(HALL);
        }
        assertEquals(List.of("b7", "b8", "b9"), newest(HALL));
        assertEquals(1, behind.asked.get());
    }

    @Test
    void whoComesBackSoonIsToldWhatTheyMissedWithoutTheStore() {
        newest(HALL);
        List<Long> ids = List.of(say(HALL, "a"), say(HALL, "b"), say(HALL, "c"), say(HALL, "d"));
        assertEquals(List.of("c", "d"), texts(log.history(EVENT, 1, HALL, ids.get(1), Long.MAX_VALUE, 200)));
        assertEquals(1, behind.asked.get());
        assertEquals(List.of("a", "b", "c", "d"), texts(log.history(EVENT, 1, HALL, 0, Long.MAX_VALUE, 200)));
        assertEquals(2, behind.asked.get(), "older than what is at hand");
    }

    @Test
    void whatIsKeptWhileThePageIsReadIsInIt() throws Exception {
        say(HALL, "before");
        behind.holdAnswer();
        var page = CompletableFuture.supplyAsync(() -> newest(HALL));
        behind.awaitHeld();
        say(HALL, "meanwhile");
        behind.letAnswer();
        assertEquals(List.of("before"), page.join(), "it was read before");
        assertEquals(List.of("before", "meanwhile"), newest(HALL));
        assertEquals(1, behind.asked.get());
    }

    @Test
    void moreThanAPageKeptWhileItIsReadIsAllThatIsNeeded() throws Exception {
        say(HALL, "before");
        behind.holdAnswer();
        var page = CompletableFuture.supplyAsync(() -> newest(HALL));
        behind.awaitHeld();
        for (String text : List.of("a", "b", "c", "d")) {
            say(HALL, text);
        }
        behind.letAnswer();
        page.join();
        assertEquals(List.of("b", "c", "d"), newest(HALL));
        assertTrue(log.history(EVENT, 1, HALL, 0, Long.MAX_VALUE, PAGE).more());
        assertEquals(1, behind.asked.get());
    }

    @Test
    void whoComesWhileItIsReadDoesNotWaitForThat() throws Exception {
        say(HALL, "a");
        behind.holdAnswer();
        var first = CompletableFuture.supplyAsync(() -> newest(HALL));
        behind.awaitHeld();
        assertEquals(List.of("a"), newest(HALL));
        behind.letAnswer();
        assertEquals(List.of("a"), first.join());
        assertEquals(2, behind.asked.get());
    }

    @Test
    void whatIsForgottenWhileItIsReadIsNotRemembered() throws Exception {
        say(HALL, "old");
        behind.holdAnswer();
        var page = CompletableFuture.supplyAsync(() -> newest(HALL));
        behind.awaitHeld();
        assertEquals(1, log.deleteSentBefore(Instant.ofEpochMilli(1), false));
        behind.letAnswer();
        assertEquals(List.of("old"), page.join());
        assertEquals(List.of(), newest(HALL));
    }

    @Test
    void whatIsTooOldIsForgotten() {
        say(HALL, "old");
        assertEquals(List.of("old"), newest(HALL));
        log.deleteSentBefore(Instant.ofEpochMilli(1), false);
        assertEquals(List.of(), newest(HALL));
    }

    @Test
    void aStoreThatCouldNotBeAskedIsAskedAgain() {
        say(HALL, "a");
        behind.fails = true;
        assertThrows(StoreUnavailable.class, () -> newest(HALL));
        behind.fails = false;
        assertEquals(List.of("a"), newest(HALL));
    }

    @Test
    void directMessagesAreTheStores() {
        say(new Channel.Direct(2), "for bob");
        assertEquals(List.of("for bob"), newest(new Channel.Direct(2)));
        assertEquals(List.of("for bob"), texts(log.directs(EVENT, 2, 0, 9)));
        assertEquals(2, behind.asked.get());
    }

    /** Whatever is said, forgotten and asked in whatever order: as if there were no cache. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anEveningOfQuestionsGetsTheAnswersOfTheStore(long seed) {
        var chance = new Random(seed);
        ChatLog plain = store.chatLog();
        Channel[] channels = {
            HALL, new Channel.WholeRoom(new RoomId("garden")), new Channel.Everyone(), new Channel.Direct(2)
        };
        long last = 0;
        for (int i = 0; i < 2_000; i++) {
            Channel channel = channels[chance.nextInt(channels.length)];
            switch (chance.nextInt(40)) {
                case 0 -> log.deleteSentBefore(Instant.ofEpochMilli(refs - chance.nextInt(20)), chance.nextBoolean());
                case 1, 2, 3, 4, 5, 6, 7, 8 -> last = say(channel, "m" + i);
                default -> {
                    long after = chance.nextBoolean() ? 0 : Math.max(0, last - chance.nextInt(30));
                    long before = chance.nextBoolean() ? Long.MAX_VALUE : last - chance.nextInt(20) + 2;
                    int limit = 1 + chance.nextInt(2 * PAGE);
                    assertEquals(
                            plain.history(EVENT, 1, channel, after, before, limit),
                            log.history(EVENT, 1, channel, after, before, limit),
                            "question " + i + " of " + channel + " after " + after + " before " + before + ", "
                                    + limit);
                }
            }
        }
        assertTrue(behind.asked.get() > 0);
    }

    private long say(Channel to, String text) {
        var kept = new long[1];
        int ref = ++refs;
        log.append(
                new Draft(EVENT, to, 1, "ann", Role.CITIZEN, text, Instant.ofEpochMilli(ref - 1L), "ref-" + ref),
                appended -> kept[0] = ((Appended.Kept) appended).message().id());
        return kept[0];
    }

    private List<String> newest(Channel channel) {
        return texts(log.history(EVENT, 1, channel, 0, Long.MAX_VALUE, PAGE));
    }

    private static List<String> texts(Page page) {
        return page.messages().stream().map(Message::text).toList();
    }

    /** Counts what it is asked, and can hold back an answer that has been read, or have none. */
    private static final class WatchedLog implements ChatLog {
        final AtomicInteger asked = new AtomicInteger();
        volatile boolean fails;
        private final ChatLog log;
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean isHeld;

        WatchedLog(ChatLog log) {
            this.log = log;
        }

        /** The next answer. */
        void holdAnswer() {
            isHeld = false;
            gate = new CountDownLatch(1);
        }

        void awaitHeld() {
            await().until(() -> isHeld);
        }

        void letAnswer() {
            gate.countDown();
        }

        @Override
        public void append(Draft draft, Consumer<Appended> answer) {
            log.append(draft, answer);
        }

        @Override
        public Page history(EventId event, int reader, Channel channel, long after, long before, int limit) {
            asked.incrementAndGet();
            if (fails) {
                throw new StoreUnavailable("The disk is gone.", "Bring it back.", null);
            }
            Page page = log.history(event, reader, channel, after, before, limit);
            CountDownLatch wait = gate;
            if (wait.getCount() > 0 && !isHeld) {
                isHeld = true;
                try {
                    wait.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return page;
        }

        @Override
        public Page directs(EventId event, int reader, long after, int limit) {
            asked.incrementAndGet();
            return log.directs(event, reader, after, limit);
        }

        @Override
        public int deleteSentBefore(Instant time, boolean direct) {
            return log.deleteSentBefore(time, direct);
        }
    }
}
