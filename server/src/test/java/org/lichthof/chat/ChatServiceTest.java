package org.lichthof.chat;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lichthof.MovableClock;
import org.lichthof.chat.SayAnswer.Kept;
import org.lichthof.chat.SayAnswer.Reason;
import org.lichthof.chat.SayAnswer.Refused;
import org.lichthof.event.Event;
import org.lichthof.event.EventId;
import org.lichthof.event.Member;
import org.lichthof.event.Role;
import org.lichthof.event.RoomPlan;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.event.TokenHash;
import org.lichthof.store.InMemoryStore;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;

class ChatServiceTest {
    private static final RoomId HALL = new RoomId("hall");
    private static final Channel TO_HALL = new Channel.WholeRoom(HALL);
    private static final Event EVENT = new Event(
            new EventId("demo"),
            LocalText.of("x"),
            LocalText.NONE,
            LocalText.NONE,
            List.of("en"),
            true,
            List.of(new RoomPlan(HALL, LocalText.of("Hall"), Path.of("hall.tmj"), 10)));

    private final InMemoryStore store = new InMemoryStore();
    private final MovableClock clock = new MovableClock();
    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private final Member ann = member("ann", Role.CITIZEN);
    private final Member bob = member("bob", Role.CITIZEN);
    private final Member olga = member("olga", Role.ORGANISER);
    private final ChatRules rules = new ChatRules(1_000, 5, 1, 10, 4, 30, 7);
    private final GatedLog log = new GatedLog(store.chatLog());
    private final ChatService chat = new ChatService(log, rules, clock, heard::add);
    private int refs;

    @AfterEach
    void close() {
        log.open();
        chat.close();
        log.writer.shutdownNow();
    }

    @Test
    void aMessageIsKeptThenAnsweredThenHeard() {
        Kept kept = kept(say(ann, TO_HALL, "Hello"));
        assertEquals("Hello", kept.message().text());
        assertEquals("ann", kept.message().fromName());
        assertFalse(kept.again());
        await().until(() -> heard.equals(List.of(kept.message())));
    }

    @Test
    void nobodyIsToldBeforeTheCommit() {
        log.shut();
        var answer = say(ann, TO_HALL, "Hello").toCompletableFuture();
        await().until(log::isAsked);
        assertFalse(answer.isDone());
        assertEquals(List.of(), heard);
        log.open();
        assertEquals("Hello", kept(answer).message().text());
    }

    @Test
    void theSameMarkIsHeardOnce() {
        Message first = kept(chat.say(EVENT, ann, TO_HALL, "mark", "Hello")).message();
        Kept again = kept(chat.say(EVENT, ann, TO_HALL, "mark", "Hello"));
        assertTrue(again.again());
        assertEquals(first, again.message());
        kept(say(bob, TO_HALL, "end"));
        await().until(() -> heard.size() == 2);
    }

    @Test
    void onlyOrganisersWriteToEveryone() {
        assertEquals(
                Reason.NOT_ALLOWED,
                refused(say(ann, new Channel.Everyone(), "Listen!")).reason());
        kept(say(olga, new Channel.Everyone(), "Listen!"));
    }

    @Test
    void aMessageNeedsSomebodyToReadIt() {
        assertEquals(
                Reason.NOT_THERE,
                refused(say(ann, new Channel.WholeRoom(new RoomId("attic")), "x"))
                        .reason());
        assertEquals(
                Reason.NOT_THERE, refused(say(ann, new Channel.Direct(99), "x")).reason());
        assertEquals(
                Reason.NOT_THERE,
                refused(say(ann, new Channel.Direct(ann.number()), "x")).reason());
        assertEquals(
                Reason.NOT_THERE, refused(say(ann, new Channel.Direct(0), "x")).reason());
        kept(say(ann, new Channel.Direct(bob.number()), "x"));
    }

    @Test
    void textIsPlainAndItsBreaksAreOneKind() {
        assertEquals(
                "a\nb\n\tc<b>",
                kept(say(ann, TO_HALL, "  a\r\nb\r\u0000\u001b\u202e\tc<b>\n "))
                        .message()
                        .text());
    }

    @Test
    void anEmptyMessageAndOneWithoutAMarkAreRefused() {
        assertEquals(Reason.MALFORMED, refused(say(ann, TO_HALL, " \n\u0000 ")).reason());
        assertEquals(
                Reason.MALFORMED,
                refused(chat.say(EVENT, ann, TO_HALL, "", "x")).reason());
        assertEquals(
                Reason.MALFORMED,
                refused(chat.say(EVENT, ann, TO_HALL, "x".repeat(41), "x")).reason());
    }

    @Test
    void theLengthIsInCharactersAndLongerIsRefusedWithTheLimit() {
        kept(say(ann, TO_HALL, "🌳".repeat(1_000)));
        Refused refused = refused(say(ann, TO_HALL, "🌳".repeat(1_001)));
        assertEquals(Reason.TOO_LONG, refused.reason());
        assertTrue(refused.detail().contains("1000 are the most"), refused.detail());
        assertEquals(0, refused.retryAfterMillis());
        assertEquals(
                Reason.TOO_LONG,
                refused(say(ann, TO_HALL, "x".repeat(5_000_000))).reason());
    }

    @Test
    void fiveAtOnceThenOneASecondForEachMember() {
        for (int i = 0; i < 5; i++) {
            kept(say(ann, TO_HALL, "x"));
        }
        Refused refused = refused(say(ann, TO_HALL, "x"));
        assertEquals(Reason.TOO_FAST, refused.reason());
        assertEquals(1_000, refused.retryAfterMillis());
        kept(say(bob, TO_HALL, "bob has his own"));

        clock.advance(Duration.ofMillis(999));
        assertEquals(1, refused(say(ann, TO_HALL, "x")).retryAfterMillis());
        clock.advance(Duration.ofMillis(1));
        kept(say(ann, TO_HALL, "x"));
        refused(say(ann, TO_HALL, "x"));
        clock.advance(Duration.ofSeconds(60));
        for (int i = 0; i < 5; i++) {
            kept(say(ann, TO_HALL, "x"));
        }
        refused(say(ann, TO_HALL, "x"));
    }

    @Test
    void aClockThatIsSetBackSilencesNobodyForLong() {
        for (int i = 0; i < 5; i++) {
            kept(say(ann, TO_HALL, "x"));
        }
        clock.advance(Duration.ofDays(-1));
        assertTrue(refused(say(ann, TO_HALL, "x")).retryAfterMillis() <= 1_000);
        clock.advance(Duration.ofSeconds(1));
        kept(say(ann, TO_HALL, "x"));
    }

    @Test
    void aFullQueueRefusesAndSaysWhenToTryAgain() {
        log.shut();
        say(ann, TO_HALL, "being written");
        await().until(log::isAsked);
        for (int i = 0; i < 3; i++) {
            assertFalse(say(bob, TO_HALL, "waiting").toCompletableFuture().isDone());
        }
        Refused refused = refused(say(olga, TO_HALL, "one too many"));
        assertEquals(Reason.BUSY, refused.reason());
        assertEquals(1_000, refused.retryAfterMillis());
    }

    @Test
    void aStoreThatFailsRefusesAndTheNextMessageIsTriedAnew() {
        log.fail = true;
        assertEquals(Reason.STORE_UNAVAILABLE, refused(say(ann, TO_HALL, "x")).reason());
        log.fail = false;
        kept(say(ann, TO_HALL, "x"));
        await().until(() -> heard.size() == 1);
    }

    @Test
    void closingWritesWhatWaitsAndRefusesWhatComesAfter() throws Exception {
        log.shut();
        var first = say(ann, TO_HALL, "1");
        await().until(log::isAsked);
        var second = say(bob, TO_HALL, "2");
        Thread closing = Thread.ofVirtual().start(chat::close);
        log.open();
        closing.join();
        kept(first);
        kept(second);
        assertEquals(Reason.BUSY, refused(say(olga, TO_HALL, "3")).reason());
    }

    @Test
    void aListenerThatFailsDoesNotStopTheNext() {
        List<String> passedOn = new CopyOnWriteArrayList<>();
        try (ChatService service = new ChatService(store.chatLog(), rules, clock, message -> {
            if (message.text().equals("bad")) {
                throw new IllegalStateException("on purpose");
            }
            passedOn.add(message.text());
        })) {
            kept(service.say(EVENT, ann, TO_HALL, "1", "bad"));
            kept(service.say(EVENT, ann, TO_HALL, "2", "good"));
            await().until(() -> passedOn.equals(List.of("good")));
        }
    }

    @Test
    void pagesAreCutToTheLargestAndBackScrollFindsEverythingOnce() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            ids.add(kept(say(ann, TO_HALL, "m" + i)).message().id());
            clock.advance(Duration.ofSeconds(1));
        }
        List<Long> read = new ArrayList<>();
        long before = 0;
        ChatLog.Page page;
        do {
            page = chat.history(EVENT.id(), bob.number(), TO_HALL, before, 1_000_000);
            assertTrue(page.messages().size() <= 10);
            read.addAll(0, page.messages().stream().map(Message::id).toList());
            before = page.messages().getFirst().id();
        } while (page.more());
        assertEquals(ids, read);
        assertEquals(
                1,
                chat.history(EVENT.id(), bob.number(), TO_HALL, 0, -3)
                        .messages()
                        .size());
    }

    @Test
    void whoMissedALittleIsToldAllOfItInItsOrder() {
        say(ann, TO_HALL, "known");
        long known = kept(say(bob, new Channel.Direct(ann.number()), "known"))
                .message()
                .id();
        for (String text : List.of("1", "3", "5")) {
            kept(say(bob, TO_HALL, text));
            String next = String.valueOf(Integer.parseInt(text) + 1);
            kept(text.equals("3") ? say(olga, new Channel.Everyone(), next) : say(bob, new Channel.Direct(1), next));
            clock.advance(Duration.ofSeconds(2));
        }
        assertEquals(List.of("1", "2", "3", "4", "5", "6"), texts(missed(known, true)));
        assertTrue(missed(known, true).stream().noneMatch(ChatService.Missed::gapBefore));
    }

    @Test
    void whoMissedTooMuchIsToldTheNewestAndWhereTheGapIs() {
        long known = kept(say(ann, TO_HALL, "known")).message().id();
        kept(say(olga, new Channel.Everyone(), "all"));
        for (int i = 0; i <= ChatService.MOST_MISSED; i++) {
            kept(say(bob, TO_HALL, "m" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        List<ChatService.Missed> missed = missed(known, true);
        assertEquals("all", missed.getFirst().message().text());
        assertFalse(missed.getFirst().gapBefore(), "to everyone nothing was left out");
        assertEquals("m1", missed.get(1).message().text(), "the newest, not the oldest");
        assertTrue(missed.get(1).gapBefore(), "m0 was left out");
        assertEquals("m" + ChatService.MOST_MISSED, missed.getLast().message().text());
        assertTrue(missed.stream().skip(2).noneMatch(ChatService.Missed::gapBefore));
    }

    @Test
    void aGapIsToldOfEveryDirectTalkThatMayHaveOne() {
        kept(say(bob, new Channel.Direct(ann.number()), "first"));
        for (int i = 0; i < 10; i++) {
            kept(say(i % 2 == 0 ? bob : olga, new Channel.Direct(ann.number()), "m" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        List<ChatService.Missed> missed = missed(0, true);
        assertEquals(10, missed.size(), "the newest page");
        assertTrue(missed.get(0).gapBefore(), "bob's first was left out");
        assertTrue(missed.get(1).gapBefore(), "nobody looked whether there were others of olga");
        assertTrue(missed.stream().skip(2).noneMatch(ChatService.Missed::gapBefore));
    }

    @Test
    void ofARoomThatTheyDoNotKnowTheNewestPageIsTold() {
        for (int i = 0; i < 12; i++) {
            kept(say(bob, TO_HALL, "m" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        long known = kept(say(bob, new Channel.Direct(ann.number()), "known"))
                .message()
                .id();
        assertEquals(List.of(), missed(known, true));
        List<ChatService.Missed> missed = missed(known, false);
        assertEquals(10, missed.size());
        assertEquals("m2", missed.getFirst().message().text());
        assertTrue(missed.getFirst().gapBefore());
    }

    private List<ChatService.Missed> missed(long newest, boolean knowsRoom) {
        return chat.since(EVENT.id(), ann.number(), HALL, newest, knowsRoom);
    }

    private static List<String> texts(List<ChatService.Missed> missed) {
        return missed.stream().map(each -> each.message().text()).toList();
    }

    @Test
    void whatIsTooOldIsDeletedEachKindAfterItsOwnTime() {
        kept(say(ann, TO_HALL, "to the room"));
        kept(say(ann, new Channel.Direct(bob.number()), "to bob"));
        try (Retention retention = new Retention(store.chatLog(), rules, clock)) {
            clock.advance(Duration.ofDays(7));
            assertEquals(0, retention.sweep());
            clock.advance(Duration.ofMillis(1));
            assertEquals(1, retention.sweep());
            assertEquals(
                    1,
                    chat.history(EVENT.id(), ann.number(), TO_HALL, 0, 9)
                            .messages()
                            .size());
            clock.advance(Duration.ofDays(23));
            assertEquals(1, retention.sweep());
            assertEquals(
                    0,
                    chat.history(EVENT.id(), ann.number(), TO_HALL, 0, 9)
                            .messages()
                            .size());
        }
    }

    @Test
    void retentionSweepsAtTheStart() {
        kept(say(ann, TO_HALL, "old"));
        clock.advance(Duration.ofDays(31));
        try (Retention started = new Retention(store.chatLog(), rules, clock).start()) {
            await().until(() -> chat.history(EVENT.id(), ann.number(), TO_HALL, 0, 9)
                    .messages()
                    .isEmpty());
            assertEquals(0, started.sweep());
        }
    }

    @Test
    void noTextIsInWhatALogLineWouldShow() {
        String line = kept(say(ann, TO_HALL, "a secret")).message().toString();
        assertFalse(line.contains("secret") || line.contains("ann"), line);
    }

    private CompletionStage<SayAnswer> say(Member from, Channel to, String text) {
        return chat.say(EVENT, from, to, "ref-" + ++refs, text);
    }

    private static Kept kept(CompletionStage<SayAnswer> answer) {
        return assertInstanceOf(
                Kept.class,
                answer.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private static Refused refused(CompletionStage<SayAnswer> answer) {
        return assertInstanceOf(
                Refused.class,
                answer.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join());
    }

    private Member member(String name, Role role) {
        return store.members().add(EVENT.id(), TokenHash.of(name), name, 0, role, OptionalLong.empty(), Instant.EPOCH);
    }

    /** A log whose commits wait at a gate, and can be made to fail. */
    private static final class GatedLog implements ChatLog {
        final ExecutorService writer = Executors.newSingleThreadExecutor();
        volatile boolean fail;
        private final ChatLog log;
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean isAsked;

        GatedLog(ChatLog log) {
            this.log = log;
        }

        void shut() {
            isAsked = false;
            gate = new CountDownLatch(1);
        }

        void open() {
            gate.countDown();
        }

        boolean isAsked() {
            return isAsked;
        }

        @Override
        public void append(Draft draft, Consumer<Appended> answer) {
            writer.execute(() -> {
                isAsked = true;
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (fail) {
                    answer.accept(
                            new Appended.NotKept(new StoreUnavailable("The disk is full.", "Free some space.", null)));
                } else {
                    log.append(draft, answer);
                }
            });
        }

        @Override
        public Page history(EventId event, int reader, Channel channel, long after, long before, int limit) {
            return log.history(event, reader, channel, after, before, limit);
        }

        @Override
        public Page directs(EventId event, int reader, long after, int limit) {
            return log.directs(event, reader, after, limit);
        }

        @Override
        public int deleteSentBefore(Instant time, boolean direct) {
            return log.deleteSentBefore(time, direct);
        }
    }
}
