package org.lichthof.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog;
import org.lichthof.event.Role;
import org.lichthof.protocol.v1.ChatMessage;
import org.lichthof.protocol.v1.ClientMessage;
import org.lichthof.protocol.v1.EnterRoom;
import org.lichthof.protocol.v1.HistoryPage;
import org.lichthof.protocol.v1.ReadHistory;
import org.lichthof.protocol.v1.RefusalCode;
import org.lichthof.protocol.v1.Said;
import org.lichthof.protocol.v1.ServerMessage;
import org.lichthof.world.RoomId;

/** What people are told of what was written while they were elsewhere (SPEC, K7 and K8). */
class CatchingUpIntegrationTest {
    @TempDir
    Path folder;

    private OpenHouse house;
    private int written;

    @BeforeEach
    void open() throws IOException {
        house = new OpenHouse(folder).open();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void k8WhoComesBackIntoARoomIsToldWhatWasSaidThereMeanwhile() {
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            bob.sayRoom("b1", "before");
            ann.awaitMessage("what Bob said", ServerMessage::hasSaid);
            goTo(ann, "garden");
            bob.sayRoom("b2", "meanwhile");
            bob.awaitMessage(
                    "kept", m -> m.hasSayDone() && m.getSayDone().getClientRef().equals("b2"));
            ann.settle();
            assertTrue(said(ann).stream().noneMatch(said -> text(said).equals("meanwhile")));

            goTo(ann, "foyer");
            HistoryPage page = ann.awaitMessage("the newest page", ServerMessage::hasHistoryPage)
                    .getHistoryPage();
            assertEquals("foyer", page.getRoom());
            assertEquals(
                    List.of("before", "meanwhile"),
                    page.getMessagesList().stream().map(ChatMessage::getText).toList());
            assertFalse(page.getMore());
            assertFalse(page.getGapBefore());

            bob.sayRoom("b3", "after");
            ann.awaitMessage(
                    "what comes next", m -> m.hasSaid() && text(m.getSaid()).equals("after"));
            assertEquals(2, said(ann).size(), "none twice: what Bob said before, and after");
        }
    }

    @Test
    void k8OfARoomWhereMuchWasSaidTheNewestPageHasAGapBefore() throws Exception {
        try (var ann = LichthofClient.enter(house.port(), "Ann")) {
            write(60, new Channel.WholeRoom(new RoomId("garden")), ann);
            goTo(ann, "garden");
            HistoryPage page = ann.awaitMessage("the newest page", ServerMessage::hasHistoryPage)
                    .getHistoryPage();
            assertEquals(50, page.getMessagesCount());
            assertTrue(page.getMore());
            assertTrue(page.getGapBefore());
        }
    }

    @Test
    void k7WhoMissedMoreThanIsToldLearnsWhereTheGapIs() throws Exception {
        try (var ann =
                LichthofClient.enter(house.port(), LichthofClient.hello("Ann").setRoom("foyer"))) {
            long known = write(1, new Channel.WholeRoom(OpenHouse.FOYER.room()), ann);
            ann.settle().breakOff();
            write(250, new Channel.WholeRoom(OpenHouse.FOYER.room()), ann);
            long newest = write(1, new Channel.Everyone(), ann);
            try (var again = LichthofClient.enter(
                    house.port(),
                    LichthofClient.hello("Ann")
                            .setMemberToken(ann.welcomed().getMemberToken())
                            .setResumeTicket(ann.resumeTicket())
                            .setRoom("foyer")
                            .setNewestMessage(known))) {
                again.awaitMessage(
                        "the newest",
                        m -> m.hasSaid() && m.getSaid().getMessage().getId() == newest);
                List<Said> told = said(again);
                assertEquals(201, told.size());
                assertTrue(told.getFirst().getGapBefore(), "50 were left out");
                assertEquals(newest - 200, told.getFirst().getMessage().getId(), "the newest, in their order");
                assertTrue(told.stream().skip(1).noneMatch(Said::getGapBefore));
            }
        }
    }

    @Test
    void aMistakeOfOursWhileReadingIsAnsweredAndWhatComesNextIsHeard() {
        house.beforeReading = () -> {
            throw new IllegalStateException("on purpose");
        };
        try (var ann = LichthofClient.enter(house.port(), "Ann");
                var bob = LichthofClient.enter(house.port(), "Bob")) {
            assertUnavailable(ann, 1);
            ann.send(ClientMessage.newBuilder()
                    .setReadHistory(ReadHistory.newBuilder()
                            .setChannel(org.lichthof.protocol.v1.Channel.newBuilder()
                                    .setEveryone(org.lichthof.protocol.v1.Channel.Everyone.getDefaultInstance()))));
            assertUnavailable(ann, 2);
            bob.sayRoom("b1", "still here?");
            ann.awaitMessage("what Bob said", ServerMessage::hasSaid);
        }
    }

    private static void assertUnavailable(LichthofClient client, int times) {
        client.awaitTrue(
                times + " answers",
                c -> c.all().stream()
                                .filter(m -> m.hasRefused()
                                        && m.getRefused().getCode() == RefusalCode.REFUSAL_CODE_STORE_UNAVAILABLE)
                                .count()
                        == times);
    }

    private static void goTo(LichthofClient client, String room) {
        client.send(
                ClientMessage.newBuilder().setEnterRoom(EnterRoom.newBuilder().setRoom(room)));
        client.awaitTrue(room, c -> c.entered().getRoom().equals(room));
    }

    private static List<Said> said(LichthofClient client) {
        return client.all().stream()
                .filter(ServerMessage::hasSaid)
                .map(ServerMessage::getSaid)
                .toList();
    }

    private static String text(Said said) {
        return said.getMessage().getText();
    }

    /** As if she had written it, faster than anybody may; the id of the last one. */
    private long write(int messages, Channel channel, LichthofClient ann) throws Exception {
        var last = new CompletableFuture<Long>();
        for (int i = 0; i < messages; i++) {
            boolean isLast = i == messages - 1;
            var draft = new ChatLog.Draft(
                    OpenHouse.DEMO,
                    channel,
                    ann.welcomed().getMember(),
                    "Ann",
                    Role.CITIZEN,
                    "message",
                    Instant.EPOCH,
                    "ref-" + ++written);
            house.chatLog().append(draft, answer -> {
                if (isLast) {
                    last.complete(((ChatLog.Appended.Kept) answer).message().id());
                }
            });
        }
        return last.get(10, TimeUnit.SECONDS);
    }
}
