package org.lichthof.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog.Appended;
import org.lichthof.chat.ChatLog.Draft;
import org.lichthof.chat.ChatLog.Page;
import org.lichthof.chat.Message;
import org.lichthof.event.EventId;
import org.lichthof.event.Invitation;
import org.lichthof.event.Member;
import org.lichthof.event.Members.Known;
import org.lichthof.event.Role;
import org.lichthof.event.Secrets.SigningKey;
import org.lichthof.event.TokenHash;
import org.lichthof.world.RoomId;

/** What every store promises. One class a store, with {@link #open()}. */
abstract class StoreContract {
    static final EventId EVENT = new EventId("demo");
    static final EventId OTHER = new EventId("other");
    static final RoomId HALL = new RoomId("hall");
    static final RoomId GARDEN = new RoomId("garden");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    Store store;
    private int refs;

    abstract Store open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    // Members

    @Test
    void membersAreNumberedFromOneInEachEvent() {
        assertEquals(1, member(EVENT, "ann").number());
        assertEquals(2, member(EVENT, "bob").number());
        assertEquals(1, member(OTHER, "cem").number());
    }

    @Test
    void aMemberIsKnownByTheirTokenInTheirEventOnly() {
        Member ann = member(EVENT, "ann");
        assertEquals(
                Optional.of(new Known(ann, OptionalLong.empty())),
                store.members().byToken(EVENT, TokenHash.of("ann")));
        assertEquals(Optional.empty(), store.members().byToken(OTHER, TokenHash.of("ann")));
        assertEquals(Optional.empty(), store.members().byToken(EVENT, TokenHash.of("eve")));
        assertEquals(Optional.of(ann), store.members().byNumber(EVENT, 1));
        assertEquals(Optional.empty(), store.members().byNumber(EVENT, 2));
    }

    @Test
    void aMemberChangesAndStaysTheSame() {
        Invitation link = link(EVENT, Role.HOST, "link");
        member(EVENT, "ann");
        Known changed = new Known(new Member(1, "Anna 🌳", 7, Role.HOST), OptionalLong.of(link.number()));
        store.members().update(EVENT, changed);
        assertEquals(Optional.of(changed), store.members().byToken(EVENT, TokenHash.of("ann")));

        store.members().rename(EVENT, 1, "Anne", 3);
        assertEquals(
                Optional.of(new Known(new Member(1, "Anne", 3, Role.HOST), OptionalLong.of(link.number()))),
                store.members().byToken(EVENT, TokenHash.of("ann")));
    }

    // Personal links

    @Test
    void aLinkIsKnownByItsTokenInItsEventOnly() {
        Invitation link = link(EVENT, Role.BOOTH_STAFF, "secret");
        assertEquals(Optional.of(link), store.invitations().byToken(EVENT, TokenHash.of("secret")));
        assertEquals(Optional.of(link), store.invitations().byNumber(EVENT, link.number()));
        assertEquals(Optional.empty(), store.invitations().byToken(OTHER, TokenHash.of("secret")));
        assertEquals(Optional.empty(), store.invitations().byNumber(OTHER, link.number()));
    }

    @Test
    void aLinkExpiresAndIsRevokedOnce() {
        Invitation link = store.invitations()
                .add(EVENT, Role.HOST, "Group 1", TokenHash.of("t"), NOON, Optional.of(NOON.plusSeconds(60)));
        assertTrue(link.isValidAt(NOON.plusSeconds(59)));
        assertFalse(link.isValidAt(NOON.plusSeconds(60)));

        assertFalse(store.invitations().revoke(OTHER, link.number(), NOON));
        assertTrue(store.invitations().revoke(EVENT, link.number(), NOON.plusSeconds(5)));
        assertFalse(store.invitations().revoke(EVENT, link.number(), NOON.plusSeconds(6)));
        Invitation revoked =
                store.invitations().byToken(EVENT, TokenHash.of("t")).orElseThrow();
        assertEquals(Optional.of(NOON.plusSeconds(5)), revoked.revokedAt());
        assertFalse(revoked.isValidAt(NOON.plusSeconds(6)));
    }

    @Test
    void whoseLinkWasRevokedIsKnownUntilTheyComeBackByAnotherWay() {
        Invitation good = link(EVENT, Role.HOST, "good");
        Invitation bad = link(EVENT, Role.ORGANISER, "bad");
        store.members().add(EVENT, TokenHash.of("a"), "Ann", 0, Role.HOST, OptionalLong.of(good.number()), NOON);
        Member bob = store.members()
                .add(EVENT, TokenHash.of("b"), "Bob", 0, Role.ORGANISER, OptionalLong.of(bad.number()), NOON);
        store.members().add(EVENT, TokenHash.of("c"), "Cem", 0, Role.CITIZEN, OptionalLong.empty(), NOON);
        assertEquals(List.of(), store.members().ofRevokedLinks(EVENT));

        store.invitations().revoke(EVENT, bad.number(), NOON);
        assertEquals(List.of(bob), store.members().ofRevokedLinks(EVENT));
        assertEquals(List.of(), store.members().ofRevokedLinks(OTHER));

        store.members()
                .update(EVENT, new Known(new Member(bob.number(), "Bob", 0, Role.CITIZEN), OptionalLong.empty()));
        assertEquals(List.of(), store.members().ofRevokedLinks(EVENT));
    }

    @Test
    void linksAreListedInTheOrderTheyWereMade() {
        link(EVENT, Role.HOST, "a");
        link(OTHER, Role.HOST, "b");
        link(EVENT, Role.ORGANISER, "c");
        assertEquals(
                List.of(Role.HOST, Role.ORGANISER),
                store.invitations().of(EVENT).stream().map(Invitation::role).toList());
    }

    // Keys

    @Test
    void keysAreVersionedNewestFirstAndCanBeForgotten() {
        assertEquals(List.of(), store.secrets().signingKeys("a"));
        for (byte i = 1; i <= 3; i++) {
            store.secrets().add("a", new SecretKeySpec(new byte[] {i}, "HmacSHA256"), NOON.plusSeconds(i));
        }
        store.secrets().add("b", new SecretKeySpec(new byte[] {9}, "HmacSHA256"), NOON);
        store.secrets().forgetBefore("a", 2);

        List<SigningKey> keys = store.secrets().signingKeys("a");
        assertEquals(List.of(3, 2), keys.stream().map(SigningKey::version).toList());
        assertArrayEquals(new byte[] {3}, keys.getFirst().key().getEncoded());
        assertEquals("HmacSHA256", keys.getFirst().key().getAlgorithm());
        assertEquals(NOON.plusSeconds(3), keys.getFirst().createdAt());
        assertEquals(1, store.secrets().signingKeys("b").size());
    }

    // Chat

    @Test
    void messagesComeBackAsTheyWereSaid() {
        member(EVENT, "ann");
        Draft draft = new Draft(
                EVENT, new Channel.WholeRoom(HALL), 1, "ann", Role.CITIZEN, "Grüß Gott\n👋 'x'; --", NOON, "ref-1");
        Appended.Kept kept = (Appended.Kept) append(List.of(draft)).getFirst();
        assertFalse(kept.again());
        Message message = kept.message();
        assertEquals(
                new Message(message.id(), EVENT, draft.channel(), 1, "ann", Role.CITIZEN, draft.text(), NOON, "ref-1"),
                message);
        assertEquals(List.of(message), history(1, new Channel.WholeRoom(HALL)));
    }

    @Test
    void idsGrowInTheOrderOfTheDraftsAndOverAllEvents() {
        member(EVENT, "ann");
        member(OTHER, "cem");
        List<Appended> first = append(List.of(draft(1, HALL), draft(1, GARDEN)));
        List<Appended> second = append(
                List.of(new Draft(OTHER, new Channel.Everyone(), 1, "cem", Role.ORGANISER, "hello", NOON, ref())));
        long a = id(first.get(0));
        long b = id(first.get(1));
        long c = id(second.getFirst());
        assertTrue(0 < a && a < b && b < c, a + " " + b + " " + c);
    }

    @Test
    void theSameMarkIsKeptOnceHoweverOftenItIsSent() {
        member(EVENT, "ann");
        member(EVENT, "bob");
        Draft draft = draft(1, HALL);
        Draft otherText =
                new Draft(EVENT, draft.channel(), 1, "ann", Role.CITIZEN, "another text", NOON, draft.clientRef());
        Draft bobs = new Draft(EVENT, draft.channel(), 2, "bob", Role.CITIZEN, "x", NOON, draft.clientRef());

        List<Appended> inOneCommit = append(List.of(draft, otherText, bobs));
        Appended later = append(List.of(draft)).getFirst();

        assertEquals(id(inOneCommit.get(0)), id(inOneCommit.get(1)));
        assertTrue(((Appended.Kept) inOneCommit.get(1)).again());
        assertFalse(((Appended.Kept) inOneCommit.get(2)).again(), "bob's mark is bob's own");
        assertEquals(((Appended.Kept) inOneCommit.get(0)).message(), ((Appended.Kept) later).message());
        assertEquals(2, history(1, new Channel.WholeRoom(HALL)).size());
    }

    @Test
    void aMessageToOrFromNobodyIsNotKeptAndTheOthersAre() {
        member(EVENT, "ann");
        List<Appended> answers = append(List.of(direct(1, 99), draft(1, HALL), direct(98, 1)));
        assertEquals(new Appended.NoSuchMember(), answers.get(0));
        assertTrue(answers.get(1) instanceof Appended.Kept);
        assertEquals(new Appended.NoSuchMember(), answers.get(2));
    }

    @Test
    void historyGoesBackByPages() {
        member(EVENT, "ann");
        List<Long> ids = IntStream.range(0, 25)
                .mapToObj(i ->
                        id(append(List.of(draft(1, i % 5 == 4 ? GARDEN : HALL))).getFirst()))
                .toList();
        List<Long> inHall = IntStream.range(0, 25)
                .filter(i -> i % 5 != 4)
                .mapToObj(ids::get)
                .toList();

        Page newest = store.chatLog().history(EVENT, 1, new Channel.WholeRoom(HALL), 0, Long.MAX_VALUE, 8);
        assertTrue(newest.more());
        assertEquals(inHall.subList(12, 20), ids(newest));
        Page middle = store.chatLog()
                .history(
                        EVENT,
                        1,
                        new Channel.WholeRoom(HALL),
                        0,
                        newest.messages().getFirst().id(),
                        8);
        assertTrue(middle.more());
        assertEquals(inHall.subList(4, 12), ids(middle));
        Page oldest = store.chatLog()
                .history(
                        EVENT,
                        1,
                        new Channel.WholeRoom(HALL),
                        0,
                        middle.messages().getFirst().id(),
                        8);
        assertFalse(oldest.more());
        assertEquals(inHall.subList(0, 4), ids(oldest));
    }

    @Test
    void directMessagesAreReadByTheirTwoAndNobodyElse() {
        member(EVENT, "ann");
        member(EVENT, "bob");
        member(EVENT, "eve");
        long toBob = id(append(List.of(direct(1, 2))).getFirst());
        long toAnn = id(append(List.of(direct(2, 1))).getFirst());

        assertEquals(List.of(toBob, toAnn), ids(history(1, new Channel.Direct(2))));
        assertEquals(List.of(toBob, toAnn), ids(history(2, new Channel.Direct(1))));
        assertEquals(List.of(), history(3, new Channel.Direct(1)));
        assertEquals(List.of(), history(3, new Channel.Direct(2)));
        assertEquals(List.of(), history(1, new Channel.Direct(3)));
        for (long after : new long[] {0, toBob - 1}) {
            assertEquals(List.of(), ids(store.chatLog().directs(EVENT, 3, after, 10)));
            assertEquals(List.of(), ids(store.chatLog().directs(OTHER, 1, after, 10)));
        }
    }

    @Test
    void whoComesBackGetsTheNewestOfWhatTheyMissed() {
        member(EVENT, "ann");
        member(EVENT, "bob");
        member(EVENT, "eve");
        Channel hall = new Channel.WholeRoom(HALL);
        long known = id(append(List.of(draft(2, HALL), direct(2, 1))).getLast());
        List<Long> missed = append(List.of(
                        draft(2, HALL),
                        draft(2, GARDEN),
                        draft(1, HALL),
                        direct(2, 1),
                        direct(2, 3),
                        direct(1, 2),
                        direct(3, 1),
                        draft(2, HALL)))
                .stream()
                .map(StoreContract::id)
                .toList();

        Page inTheHall = store.chatLog().history(EVENT, 1, hall, known, Long.MAX_VALUE, 3);
        assertEquals(List.of(missed.get(0), missed.get(2), missed.get(7)), ids(inTheHall));
        assertFalse(inTheHall.more(), "older ones they have");
        Page tooMany = store.chatLog().history(EVENT, 1, hall, known, Long.MAX_VALUE, 2);
        assertEquals(List.of(missed.get(2), missed.get(7)), ids(tooMany));
        assertTrue(tooMany.more());

        Page directs = store.chatLog().directs(EVENT, 1, known, 3);
        assertEquals(List.of(missed.get(3), missed.get(5), missed.get(6)), ids(directs), "to her and by her");
        assertFalse(directs.more());
        Page newestDirects = store.chatLog().directs(EVENT, 1, known, 2);
        assertEquals(List.of(missed.get(5), missed.get(6)), ids(newestDirects));
        assertTrue(newestDirects.more());
    }

    @Test
    void oldMessagesAreDeletedAndTheirNumbersNotGivenAgain() {
        member(EVENT, "ann");
        member(EVENT, "bob");
        Draft old = new Draft(
                EVENT,
                new Channel.WholeRoom(HALL),
                1,
                "ann",
                Role.CITIZEN,
                "old",
                NOON.minus(Duration.ofDays(2)),
                ref());
        Draft oldDirect = new Draft(
                EVENT, new Channel.Direct(2), 1, "ann", Role.CITIZEN, "old", NOON.minus(Duration.ofDays(2)), ref());
        long last = append(List.of(old, oldDirect)).stream()
                .mapToLong(StoreContract::id)
                .max()
                .orElseThrow();

        assertEquals(1, store.chatLog().deleteSentBefore(NOON, false));
        assertEquals(List.of(), history(1, new Channel.WholeRoom(HALL)));
        assertEquals(1, history(1, new Channel.Direct(2)).size());
        assertEquals(1, store.chatLog().deleteSentBefore(NOON, true));
        assertEquals(0, store.chatLog().deleteSentBefore(NOON, true));
        assertTrue(id(append(List.of(draft(1, HALL))).getFirst()) > last);
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        member(EVENT, "ann");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Draft draft = draft(1, HALL);
                answers.add(threads.submit(() -> id(append(List.of(draft)).getFirst())));
            }
            Set<Long> ids = new java.util.TreeSet<>();
            for (Future<Long> answer : answers) {
                ids.add(answer.get());
            }
            assertEquals(200, ids.size());
            Page all = store.chatLog().history(EVENT, 1, new Channel.WholeRoom(HALL), 0, Long.MAX_VALUE, 500);
            assertEquals(List.copyOf(ids), ids(all));
        }
    }

    @Test
    void aStoreThatWritesIsReady() {
        assertTrue(store.isReady());
    }

    Member member(EventId event, String name) {
        return store.members().add(event, TokenHash.of(name), name, 0, Role.CITIZEN, OptionalLong.empty(), NOON);
    }

    Draft draft(int from, RoomId room) {
        return new Draft(EVENT, new Channel.WholeRoom(room), from, "ann", Role.CITIZEN, "hello", NOON, ref());
    }

    /** Hands them over one after the other and waits for all answers. */
    List<Appended> append(List<Draft> drafts) {
        List<CompletableFuture<Appended>> answers =
                drafts.stream().map(draft -> new CompletableFuture<Appended>()).toList();
        for (int i = 0; i < drafts.size(); i++) {
            store.chatLog().append(drafts.get(i), answers.get(i)::complete);
        }
        return answers.stream()
                .map(answer -> answer.orTimeout(10, TimeUnit.SECONDS).join())
                .map(answer -> {
                    if (answer instanceof Appended.NotKept(RuntimeException why)) {
                        throw why;
                    }
                    return answer;
                })
                .toList();
    }

    static long id(Appended appended) {
        return ((Appended.Kept) appended).message().id();
    }

    private Draft direct(int from, int to) {
        return new Draft(EVENT, new Channel.Direct(to), from, "ann", Role.CITIZEN, "psst", NOON, ref());
    }

    private Invitation link(EventId event, Role role, String token) {
        return store.invitations().add(event, role, "Booth 3", TokenHash.of(token), NOON, Optional.empty());
    }

    private List<Message> history(int reader, Channel channel) {
        return store.chatLog()
                .history(EVENT, reader, channel, 0, Long.MAX_VALUE, 50)
                .messages();
    }

    private String ref() {
        return "ref-" + ++refs;
    }

    private static List<Long> ids(Page page) {
        return ids(page.messages());
    }

    private static List<Long> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }
}
